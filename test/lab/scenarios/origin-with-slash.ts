import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const originWithSlash: Scenario = {
  id: 'origin-with-slash',
  title: 'The origin is listed with a trailing slash: the controller falls back to every origin.',
  page: app,
  hosts: [wholeHost('origin-with-slash.shop.test', { 'enable-cors': 'true', 'cors-allow-origin': `${app}/` })],
  steps: [
    {
      url: 'https://origin-with-slash.shop.test/orders',
      credentials: 'include',
      expect: { chromium: 'WildcardOriginNotAllowed', rule: 'allow-origin-wildcard-with-credentials' },
    },
  ],
  repair: { by: 'annotations' },
};
