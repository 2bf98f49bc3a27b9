import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const put = anExchange().put('https://api.shop.test/orders');
const answering = (methods: string) =>
  put.preflight(204, {
    'Access-Control-Allow-Origin': 'https://app.shop.test',
    'Access-Control-Allow-Methods': methods,
  });

testRule('allow-methods-unparsable', {
  valid: [
    {
      name: 'empty elements are fine',
      exchange: answering('GET,, PUT,').answering(200, { 'Access-Control-Allow-Origin': '*' }).allowed(),
    },
  ],
  invalid: [
    {
      name: 'semicolons, though the method is there',
      exchange: answering('PUT;GET').blocked(),
      failure: {
        chromium: 'InvalidAllowMethodsPreflightResponse',
        firefox: 'CORSInvalidAllowMethod',
        found: 'PUT;GET',
      },
      reads:
        'Access-Control-Allow-Methods cannot be parsed\n' +
        'Access-Control-Allow-Methods is "PUT;GET"; "PUT;GET" in it is not a method name.\n' +
        'Have api.shop.test send method names separated by commas, such as GET, PUT, DELETE.',
    },
  ],
});
