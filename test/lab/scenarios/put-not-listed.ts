import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const putNotListed: Scenario = {
  id: 'put-not-listed',
  title: 'The page sends PUT, and the list of methods does not hold it.',
  page: app,
  hosts: [
    wholeHost('put-not-listed.shop.test', {
      'enable-cors': 'true',
      'cors-allow-origin': app,
      'cors-allow-methods': 'GET, POST, OPTIONS',
    }),
  ],
  steps: [
    {
      url: 'https://put-not-listed.shop.test/orders/7',
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"quantity":2}',
      expect: { chromium: 'MethodDisallowedByPreflightResponse', rule: 'preflight-method-not-allowed' },
    },
  ],
  repair: { by: 'annotations' },
};
