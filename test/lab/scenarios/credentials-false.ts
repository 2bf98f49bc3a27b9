import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const credentialsFalse: Scenario = {
  id: 'credentials-false',
  title: 'The page sends cookies, and the Ingress says that credentials are not allowed.',
  page: app,
  hosts: [
    wholeHost('credentials-false.shop.test', {
      'enable-cors': 'true',
      'cors-allow-origin': app,
      'cors-allow-credentials': 'false',
    }),
  ],
  steps: [
    {
      url: 'https://credentials-false.shop.test/orders',
      credentials: 'include',
      expect: { chromium: 'InvalidAllowCredentials', rule: 'allow-credentials-missing' },
    },
  ],
  repair: { by: 'annotations' },
};
