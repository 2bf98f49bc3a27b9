import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const corsOff: Scenario = {
  id: 'cors-off',
  title: 'The Ingress has no CORS annotation at all.',
  page: app,
  hosts: [wholeHost('cors-off.shop.test', {})],
  steps: [
    {
      url: 'https://cors-off.shop.test/orders',
      expect: { chromium: 'MissingAllowOriginHeader', rule: 'allow-origin-missing' },
    },
  ],
  repair: { by: 'annotations' },
};
