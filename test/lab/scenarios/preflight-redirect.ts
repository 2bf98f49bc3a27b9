import { plainApp, wholeHost } from '../origins.ts';
import type { Scenario } from '../scenario.ts';

export const preflightRedirect: Scenario = {
  id: 'preflight-redirect',
  title: 'The page calls the http address, and the Ingress redirects the preflight to https.',
  page: plainApp,
  // The application answers CORS by itself; only the redirect stands in its way.
  hosts: [wholeHost('preflight-redirect.shop.test', {})],
  steps: [
    {
      url: 'http://preflight-redirect.shop.test/own-cors/orders',
      method: 'PUT',
      expect: { chromium: 'PreflightDisallowedRedirect', rule: 'preflight-redirect' },
    },
  ],
  repair: {
    by: 'request',
    instruction: 'call-final-url',
    retry: { url: 'https://preflight-redirect.shop.test/own-cors/orders' },
  },
};
