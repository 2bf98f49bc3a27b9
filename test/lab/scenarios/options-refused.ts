import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const optionsRefused: Scenario = {
  id: 'options-refused',
  title: 'CORS is off at the Ingress, and the application answers OPTIONS with 405.',
  page: app,
  hosts: [wholeHost('options-refused.shop.test', {})],
  steps: [
    {
      url: 'https://options-refused.shop.test/orders',
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer demo' },
      body: '{"quantity":1}',
      expect: { chromium: 'PreflightMissingAllowOriginHeader', rule: 'allow-origin-missing' },
    },
  ],
  repair: { by: 'annotations' },
};
