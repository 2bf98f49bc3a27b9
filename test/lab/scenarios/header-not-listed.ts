import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const headerNotListed: Scenario = {
  id: 'header-not-listed',
  title: 'The page sends custom headers that the Ingress does not list.',
  page: app,
  hosts: [wholeHost('header-not-listed.shop.test', { 'enable-cors': 'true', 'cors-allow-origin': app })],
  steps: [
    {
      url: 'https://header-not-listed.shop.test/orders',
      headers: { 'x-api-key': 'demo', 'x-trace-id': '7' },
      expect: { chromium: 'HeaderDisallowedByPreflightResponse', rule: 'preflight-header-not-allowed' },
    },
  ],
  repair: { by: 'annotations' },
};
