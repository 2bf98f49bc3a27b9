import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const lowerCasePatch: Scenario = {
  id: 'lower-case-patch',
  title: 'The page sends patch in lower case, which is another method than PATCH.',
  page: app,
  hosts: [wholeHost('lower-case-patch.shop.test', { 'enable-cors': 'true', 'cors-allow-origin': app })],
  steps: [
    {
      url: 'https://lower-case-patch.shop.test/orders/7',
      method: 'patch',
      expect: { chromium: 'MethodDisallowedByPreflightResponse', rule: 'preflight-method-not-allowed' },
    },
  ],
  repair: { by: 'request', instruction: 'uppercase-method', retry: { method: 'PATCH' } },
};
