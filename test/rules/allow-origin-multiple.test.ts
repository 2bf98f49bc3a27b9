import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const get = anExchange().get('https://api.shop.test/orders');
const answering = (value: string | readonly string[]) => get.answering(200, { 'Access-Control-Allow-Origin': value });

testRule('allow-origin-multiple', {
  valid: [{ name: 'one value, once', exchange: answering('https://app.shop.test').allowed() }],
  invalid: [
    {
      name: 'two lines, even of the same value',
      exchange: answering(['https://app.shop.test', 'https://app.shop.test']).blocked(),
      failure: {
        found: 'https://app.shop.test, https://app.shop.test',
        needed: 'https://app.shop.test',
        chromium: 'MultipleAllowOriginValues',
        firefox: 'CORSMultipleAllowOriginNotAllowed',
      },
      reads:
        'Several values in Access-Control-Allow-Origin\n' +
        'The answer carries 2 Access-Control-Allow-Origin lines: https://app.shop.test, https://app.shop.test.\n' +
        'Two layers answer: the gateway and the application, a snippet or another proxy. Remove the header from all but one.',
    },
    {
      name: 'a list in one line',
      exchange: answering('https://shop.test, https://app.shop.test').blocked(),
      failure: { chromium: 'MultipleAllowOriginValues', firefox: 'CORSAllowOriginNotMatchingOrigin' },
      reads:
        'Several values in Access-Control-Allow-Origin\n' +
        'Access-Control-Allow-Origin holds more than one value: https://shop.test, https://app.shop.test.\n' +
        'Have api.shop.test send the one value https://app.shop.test, chosen by the Origin of the request.',
    },
    {
      name: 'two wildcards are not one wildcard',
      exchange: answering('*, *').blocked(),
      failure: { chromium: 'MultipleAllowOriginValues' },
      reads:
        'Several values in Access-Control-Allow-Origin\n' +
        'Access-Control-Allow-Origin holds more than one value: *, *.\n' +
        'Have api.shop.test send the one value https://app.shop.test, chosen by the Origin of the request.',
    },
    {
      name: 'a space-separated list in a preflight’s answer',
      exchange: anExchange()
        .put('https://api.shop.test/orders')
        .preflight(204, {
          'Access-Control-Allow-Origin': 'https://a.test https://b.test',
          'Access-Control-Allow-Methods': 'PUT',
        })
        .blocked(),
      failure: { stage: 'preflight', chromium: 'PreflightMultipleAllowOriginValues' },
      reads:
        'Several values in Access-Control-Allow-Origin\n' +
        'Access-Control-Allow-Origin holds more than one value: https://a.test https://b.test.\n' +
        'Have api.shop.test send the one value https://app.shop.test, chosen by the Origin of the request.',
    },
  ],
});
