import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

const release = 'v1.11.8-noval';
const host = wholeHost('origin-with-slash-unvalidated.shop.test', {
  'enable-cors': 'true',
  'cors-allow-origin': `${app}/`,
});

export const originWithSlashUnvalidated: Scenario = {
  id: 'origin-with-slash-unvalidated',
  title: 'The origin is listed with a trailing slash, and annotation validation is off: no origin is allowed.',
  page: app,
  release,
  hosts: [{ ...host, release }],
  steps: [
    {
      url: 'https://origin-with-slash-unvalidated.shop.test/orders',
      credentials: 'include',
      expect: { chromium: 'MissingAllowOriginHeader', rule: 'allow-origin-missing' },
    },
  ],
  repair: { by: 'annotations' },
};
