import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const get = anExchange().get('https://api.shop.test/orders');
const answering = (value: string) => get.answering(200, { 'Access-Control-Allow-Origin': value }).blocked();
const reads = (what: string) =>
  `Access-Control-Allow-Origin names another origin\n${what}\n` +
  'Have api.shop.test allow https://app.shop.test too, and answer each allowed origin with its own value.';

testRule('allow-origin-mismatch', {
  valid: [
    {
      name: 'equal byte for byte',
      exchange: get.answering(200, { 'Access-Control-Allow-Origin': 'https://app.shop.test' }).allowed(),
    },
    {
      name: 'white space around the value is HTTP’s, not the value’s',
      exchange: get.answering(200, { 'Access-Control-Allow-Origin': ' \thttps://app.shop.test\t' }).allowed(),
    },
  ],
  invalid: [
    {
      name: 'another origin',
      exchange: answering('https://evil.example'),
      failure: {
        chromium: 'AllowOriginMismatch',
        firefox: 'CORSAllowOriginNotMatchingOrigin',
        found: 'https://evil.example',
      },
      reads: reads('Access-Control-Allow-Origin is https://evil.example; the page’s origin is https://app.shop.test.'),
    },
    {
      name: 'a slash at the end',
      exchange: answering('https://app.shop.test/'),
      failure: { chromium: 'AllowOriginMismatch' },
      reads: reads(
        'Access-Control-Allow-Origin is https://app.shop.test/: an origin has no slash at its end and no path.',
      ),
    },
    {
      name: 'upper case',
      exchange: answering('https://APP.shop.test'),
      failure: { chromium: 'AllowOriginMismatch' },
      reads: reads('Access-Control-Allow-Origin is https://APP.shop.test: an origin is written in lower case.'),
    },
    {
      name: 'another scheme',
      exchange: answering('http://app.shop.test'),
      failure: { chromium: 'AllowOriginMismatch' },
      reads: reads(
        'Access-Control-Allow-Origin is http://app.shop.test; the page’s origin https://app.shop.test has another scheme.',
      ),
    },
    {
      name: 'the default port, written out',
      exchange: answering('https://app.shop.test:443'),
      failure: { chromium: 'AllowOriginMismatch' },
      reads: reads(
        'Access-Control-Allow-Origin is https://app.shop.test:443; the page’s origin https://app.shop.test has another port.',
      ),
    },
    {
      name: 'null, for a page that has an origin',
      exchange: answering('null'),
      failure: { chromium: 'AllowOriginMismatch' },
      reads: reads('Access-Control-Allow-Origin is "null", which matches only a page without an origin of its own.'),
    },
    {
      name: 'another origin in a preflight’s answer',
      exchange: anExchange()
        .put('https://api.shop.test/orders')
        .preflight(204, {
          'Access-Control-Allow-Origin': 'https://evil.example',
          'Access-Control-Allow-Methods': 'PUT',
        })
        .blocked(),
      failure: { stage: 'preflight', chromium: 'PreflightAllowOriginMismatch' },
      reads: reads('Access-Control-Allow-Origin is https://evil.example; the page’s origin is https://app.shop.test.'),
    },
  ],
});
