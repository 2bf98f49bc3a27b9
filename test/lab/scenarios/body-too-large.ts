import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const bodyTooLarge: Scenario = {
  id: 'body-too-large',
  title: 'The upload is over the body limit: 413 without any CORS header.',
  page: app,
  hosts: [
    wholeHost('body-too-large.shop.test', {
      'enable-cors': 'true',
      'cors-allow-origin': app,
      'proxy-body-size': '8k',
    }),
  ],
  steps: [
    {
      url: 'https://body-too-large.shop.test/uploads',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ photo: 'x'.repeat(20_000) }),
      expect: { chromium: 'MissingAllowOriginHeader', rule: 'allow-origin-missing' },
    },
  ],
  repair: {
    by: 'other-annotation',
    instruction: 'raise-body-size',
    key: 'nginx.ingress.kubernetes.io/proxy-body-size',
  },
};
