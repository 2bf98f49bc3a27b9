import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const wildcardWithCredentials: Scenario = {
  id: 'wildcard-with-credentials',
  title: 'CORS is on with its defaults, and the page sends cookies.',
  page: app,
  hosts: [wholeHost('wildcard-with-credentials.shop.test', { 'enable-cors': 'true' })],
  steps: [
    {
      url: 'https://wildcard-with-credentials.shop.test/orders',
      credentials: 'include',
      expect: { chromium: 'WildcardOriginNotAllowed', rule: 'allow-origin-wildcard-with-credentials' },
    },
  ],
  repair: { by: 'annotations' },
};
