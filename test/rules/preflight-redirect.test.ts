import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const put = anExchange().put('http://api.shop.test/orders');

testRule('preflight-redirect', {
  valid: [{ name: 'a redirect status without Location is a wrong status', exchange: put.preflight(308).blocked() }],
  invalid: [
    {
      name: 'http to https',
      exchange: put.preflight(308, { Location: 'https://api.shop.test/orders' }).blocked(),
      failure: {
        chromium: 'PreflightDisallowedRedirect',
        firefox: 'CORSExternalRedirectNotAllowed',
        found: 'https://api.shop.test/orders',
      },
      reads:
        'The preflight is redirected\n' +
        'api.shop.test answers the preflight with 308 and sends it from http to https.\n' +
        'Call the https address directly: https://api.shop.test/orders.',
    },
    {
      name: 'only the slash at the end, with perfect headers',
      exchange: put
        .preflight(301, {
          Location: '/orders/',
          'Access-Control-Allow-Origin': 'https://app.shop.test',
          'Access-Control-Allow-Methods': 'PUT',
        })
        .blocked(),
      failure: { chromium: 'PreflightDisallowedRedirect' },
      reads:
        'The preflight is redirected\n' +
        'api.shop.test answers the preflight with 301: the path differs only in the slash at its end.\n' +
        'Call http://api.shop.test/orders/ directly.',
    },
    {
      name: 'a login page',
      exchange: put.preflight(302, { Location: 'https://login.shop.test/start' }).blocked(),
      failure: { chromium: 'PreflightDisallowedRedirect' },
      reads:
        'The preflight is redirected\n' +
        'api.shop.test answers the preflight with 302 and sends it to https://login.shop.test/start.\n' +
        'Call https://login.shop.test/start directly.',
    },
  ],
});
