import { admin, app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const originNotListed: Scenario = {
  id: 'origin-not-listed',
  title: "The list of origins holds another application, not the page's.",
  page: app,
  hosts: [wholeHost('origin-not-listed.shop.test', { 'enable-cors': 'true', 'cors-allow-origin': admin })],
  steps: [
    {
      url: 'https://origin-not-listed.shop.test/orders',
      method: 'DELETE',
      credentials: 'include',
      expect: { chromium: 'PreflightMissingAllowOriginHeader', rule: 'allow-origin-missing' },
    },
    {
      url: 'https://origin-not-listed.shop.test/reports',
      credentials: 'include',
      frame: admin,
      expect: { chromium: null, rule: null },
    },
  ],
  repair: { by: 'annotations' },
};
