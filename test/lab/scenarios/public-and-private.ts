import { admin, annotations, app } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

const blocked = { chromium: 'WildcardOriginNotAllowed', rule: 'allow-origin-wildcard-with-credentials' } as const;

export const publicAndPrivate: Scenario = {
  id: 'public-and-private',
  title: 'One host serves a public API to everybody and a private one to two applications with cookies.',
  page: app,
  hosts: [
    {
      host: 'public-and-private.shop.test',
      tls: true,
      paths: [{ path: '/api', pathType: 'Prefix', annotations: annotations({ 'enable-cors': 'true' }) }],
    },
  ],
  steps: [
    {
      url: 'https://public-and-private.shop.test/api/public/products',
      credentials: 'omit',
      expect: { chromium: null, rule: null },
    },
    {
      url: 'https://public-and-private.shop.test/api/private/orders',
      credentials: 'include',
      expect: blocked,
    },
    {
      url: 'https://public-and-private.shop.test/api/private/reports',
      credentials: 'include',
      frame: admin,
      expect: blocked,
    },
  ],
  repair: { by: 'annotations' },
};
