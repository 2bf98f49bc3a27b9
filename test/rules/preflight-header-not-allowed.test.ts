import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const allow = (headers?: string) => ({
  'Access-Control-Allow-Origin': 'https://app.shop.test',
  'Access-Control-Allow-Credentials': 'true',
  ...(headers === undefined ? {} : { 'Access-Control-Allow-Headers': headers }),
});
const get = anExchange().get('https://api.shop.test/orders');

testRule('preflight-header-not-allowed', {
  valid: [
    {
      name: 'header names are compared without regard to case',
      exchange: get.header('X-Token').preflight(204, allow('x-TOKEN')).answering(200, allow()).allowed(),
    },
    {
      name: '* without credentials',
      exchange: get.header('x-token').preflight(204, allow('*')).answering(200, allow()).allowed(),
    },
    {
      name: '* covers Authorization in browsers, though not in the standard',
      exchange: get.header('Authorization').preflight(204, allow('*')).answering(200, allow()).allowed(),
    },
  ],
  invalid: [
    {
      name: 'one of two is missing',
      exchange: get.header('x-a').header('x-b').preflight(204, allow('x-a')).blocked(),
      failure: {
        chromium: 'HeaderDisallowedByPreflightResponse',
        firefox: 'CORSMissingAllowHeaderFromPreflight2',
        found: 'x-a',
        needed: 'x-b',
      },
      reads:
        'Request header x-b is not allowed\n' +
        'Access-Control-Allow-Headers is "x-a"; x-b is not in it.\n' +
        'Have api.shop.test list x-b in Access-Control-Allow-Headers, or stop sending the header.',
    },
    {
      name: 'a longer name in the list is another header',
      exchange: get.header('x-token').preflight(204, allow('x-token-id')).blocked(),
      failure: { needed: 'x-token' },
      reads:
        'Request header x-token is not allowed\n' +
        'Access-Control-Allow-Headers is "x-token-id"; x-token is not in it.\n' +
        'Have api.shop.test list x-token in Access-Control-Allow-Headers, or stop sending the header.',
    },
    {
      name: 'no list at all',
      exchange: get.header('x-a').preflight(204, allow()).blocked(),
      failure: { found: null },
      reads:
        'Request header x-a is not allowed\n' +
        'The answer to the preflight carries no Access-Control-Allow-Headers, and the request has the header x-a.\n' +
        'Have api.shop.test list x-a in Access-Control-Allow-Headers, or stop sending the header.',
    },
    {
      name: '* with credentials is a name',
      exchange: get.header('x-a').withCredentials().preflight(204, allow('*')).blocked(),
      failure: { found: '*' },
      reads:
        'Request header x-a is not allowed\n' +
        'Access-Control-Allow-Headers is "*", and the request includes credentials.\n' +
        'Have api.shop.test list x-a by name.',
    },
    {
      name: 'a response header sent with the request',
      exchange: get.header('Access-Control-Allow-Origin', '*').preflight(204, allow('content-type')).blocked(),
      failure: { needed: 'access-control-allow-origin' },
      reads:
        'Request header access-control-allow-origin is not allowed\n' +
        'Access-Control-Allow-Headers is "content-type"; access-control-allow-origin is not in it.\n' +
        'Remove access-control-allow-origin from the request.',
    },
  ],
});
