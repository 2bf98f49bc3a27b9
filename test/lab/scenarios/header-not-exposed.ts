import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const headerNotExposed: Scenario = {
  id: 'header-not-exposed',
  title: 'The request passes, and the page cannot read the X-Request-ID of the response.',
  page: app,
  hosts: [wholeHost('header-not-exposed.shop.test', { 'enable-cors': 'true', 'cors-allow-origin': app })],
  steps: [
    {
      url: 'https://header-not-exposed.shop.test/traced',
      reads: 'x-request-id',
      expect: { chromium: null, rule: null },
    },
  ],
  repair: { by: 'annotations' },
};
