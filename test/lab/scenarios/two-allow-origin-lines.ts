import { app, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const twoAllowOriginLines: Scenario = {
  id: 'two-allow-origin-lines',
  title: 'A configuration snippet adds a second Access-Control-Allow-Origin.',
  page: app,
  hosts: [
    wholeHost('two-allow-origin-lines.shop.test', {
      'enable-cors': 'true',
      'cors-allow-origin': app,
      'configuration-snippet': `add_header Access-Control-Allow-Origin "${app}" always;`,
    }),
  ],
  steps: [
    {
      url: 'https://two-allow-origin-lines.shop.test/orders',
      expect: { chromium: 'MultipleAllowOriginValues', rule: 'allow-origin-multiple' },
    },
  ],
  repair: {
    by: 'removal',
    instruction: 'remove-duplicate-origin-header',
    key: 'nginx.ingress.kubernetes.io/configuration-snippet',
  },
};
