import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const get = anExchange().get('https://api.shop.test/orders');

testRule('allow-origin-missing', {
  valid: [
    {
      name: 'the origin itself',
      exchange: get.answering(200, { 'Access-Control-Allow-Origin': 'https://app.shop.test' }).allowed(),
    },
    {
      name: 'the wildcard without credentials',
      exchange: get.answering(200, { 'access-control-allow-origin': '*' }).allowed(),
    },
    {
      name: 'an error status with the header',
      exchange: get.answering(500, { 'Access-Control-Allow-Origin': '*' }).allowed(),
    },
    {
      name: 'a same-origin answer without the header',
      exchange: anExchange().get('https://app.shop.test/orders').answering(200).allowed(),
    },
    {
      name: 'a no-cors image without the header',
      exchange: get.mode('no-cors').resourceType('image').answering(200).allowed(),
    },
  ],
  invalid: [
    {
      name: 'a response without it',
      exchange: get.answering(200).blocked(),
      failure: {
        kind: 'origin-missing',
        stage: 'response',
        leg: 0,
        header: 'access-control-allow-origin',
        found: null,
        needed: 'https://app.shop.test',
        chromium: 'MissingAllowOriginHeader',
        firefox: 'CORSMissingAllowOrigin2',
      },
      reads:
        'No Access-Control-Allow-Origin\n' +
        'The answer to GET https://api.shop.test/orders carries no Access-Control-Allow-Origin header.\n' +
        'Have api.shop.test answer with Access-Control-Allow-Origin: https://app.shop.test, on errors too.',
    },
    {
      name: 'a preflight’s answer without it, whatever its status',
      exchange: anExchange().put('https://api.shop.test/orders').preflight(404).blocked(),
      failure: { stage: 'preflight', chromium: 'PreflightMissingAllowOriginHeader' },
      reads:
        'No Access-Control-Allow-Origin\n' +
        'The answer to OPTIONS https://api.shop.test/orders carries no Access-Control-Allow-Origin header.\n' +
        'Have api.shop.test answer with Access-Control-Allow-Origin: https://app.shop.test, on errors too.',
    },
    {
      name: 'a redirect without it: every hop is checked',
      exchange: get.answering(302, { Location: 'https://api.shop.test/v2' }).blocked(),
      failure: { stage: 'redirect', chromium: 'MissingAllowOriginHeader' },
      reads:
        'No Access-Control-Allow-Origin\n' +
        'The answer to GET https://api.shop.test/orders carries no Access-Control-Allow-Origin header.\n' +
        'Have api.shop.test answer with Access-Control-Allow-Origin: https://app.shop.test, on errors too.',
    },
  ],
});
