import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const get = anExchange().get('https://api.shop.test/orders');
const star = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };
const reads =
  'Wildcard origin with credentials\n' +
  'Access-Control-Allow-Origin is *, and the request includes credentials.\n' +
  'Have api.shop.test answer with https://app.shop.test instead of *, or make the request without credentials.';

testRule('allow-origin-wildcard-with-credentials', {
  valid: [
    {
      name: 'the pair of * and true is fine without credentials',
      exchange: get.credentials('omit').answering(200, star).allowed(),
    },
    {
      name: 'the mode is unknown, and the browser let it pass',
      exchange: get.credentials('unknown').answering(200, star).allowed(),
    },
  ],
  invalid: [
    {
      name: 'the mode is known',
      exchange: get.withCredentials().answering(200, star).blocked(),
      failure: {
        chromium: 'WildcardOriginNotAllowed',
        firefox: 'CORSNotSupportingCredentials',
        found: '*',
        needed: 'https://app.shop.test',
      },
      reads,
    },
    {
      name: 'the mode is unknown, and only credentials explain the block',
      exchange: get.credentials('unknown').answering(200, star).blocked(),
      failure: { chromium: 'WildcardOriginNotAllowed', onlyWith: null },
      reads,
    },
    {
      name: 'in a preflight’s answer',
      exchange: anExchange()
        .put('https://api.shop.test/orders')
        .withCredentials()
        .preflight(204, { ...star, 'Access-Control-Allow-Methods': 'PUT' })
        .blocked(),
      failure: { stage: 'preflight', chromium: 'PreflightWildcardOriginNotAllowed' },
      reads,
    },
  ],
});
