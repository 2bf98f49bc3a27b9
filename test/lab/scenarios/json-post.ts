import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const jsonPost: Scenario = {
  id: 'json-post',
  title: 'A POST with JSON that is fine.',
  page: app,
  hosts: [wholeHost('json-post.shop.test', { 'enable-cors': 'true', 'cors-allow-origin': app })],
  steps: [
    {
      url: 'https://json-post.shop.test/orders',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"quantity":1}',
      credentials: 'include',
      expect: { chromium: null, rule: null },
    },
  ],
  repair: { by: 'nothing-wrong' },
};
