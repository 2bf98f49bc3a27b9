import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const get = anExchange().get('https://api.shop.test/orders').header('x-a');
const answering = (headers: string) =>
  get.preflight(204, {
    'Access-Control-Allow-Origin': 'https://app.shop.test',
    'Access-Control-Allow-Headers': headers,
  });

testRule('allow-headers-unparsable', {
  valid: [
    {
      name: 'a quote that is a token',
      exchange: answering("'x', x-a").answering(200, { 'Access-Control-Allow-Origin': '*' }).allowed(),
    },
  ],
  invalid: [
    {
      name: 'a space inside an element',
      exchange: answering('x-a, x b').blocked(),
      failure: {
        chromium: 'InvalidAllowHeadersPreflightResponse',
        firefox: 'CORSInvalidAllowHeader',
        found: 'x-a, x b',
      },
      reads:
        'Access-Control-Allow-Headers cannot be parsed\n' +
        'Access-Control-Allow-Headers is "x-a, x b"; "x b" in it is not a header name.\n' +
        'Have api.shop.test send header names separated by commas, such as Content-Type, Authorization.',
    },
  ],
});
