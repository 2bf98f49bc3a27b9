import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const allowHeadersWildcard: Scenario = {
  id: 'allow-headers-wildcard',
  title: 'The list of headers is "*", which the controller drops in favour of its default list.',
  page: app,
  hosts: [
    wholeHost('allow-headers-wildcard.shop.test', {
      'enable-cors': 'true',
      'cors-allow-origin': app,
      'cors-allow-headers': '*',
    }),
  ],
  steps: [
    {
      url: 'https://allow-headers-wildcard.shop.test/orders',
      headers: { 'x-tenant': 'blue' },
      expect: { chromium: 'HeaderDisallowedByPreflightResponse', rule: 'preflight-header-not-allowed' },
    },
  ],
  repair: { by: 'annotations' },
};
