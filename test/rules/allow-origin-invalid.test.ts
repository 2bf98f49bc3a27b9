import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const get = anExchange().get('https://api.shop.test/orders');
const answering = (value: string) => get.answering(200, { 'Access-Control-Allow-Origin': value }).blocked();
const reads = (what: string) =>
  `Access-Control-Allow-Origin is not an origin\n${what}\nHave api.shop.test send https://app.shop.test.`;

testRule('allow-origin-invalid', {
  valid: [
    { name: 'a value with a path parses, so that is a mismatch', exchange: answering('https://app.shop.test/path') },
    { name: 'host and port parse as a scheme', exchange: answering('app.shop.test:8080') },
  ],
  invalid: [
    {
      name: 'the scheme is missing',
      exchange: answering('app.shop.test'),
      failure: { chromium: 'InvalidAllowOriginValue', found: 'app.shop.test', needed: 'https://app.shop.test' },
      reads: reads('Access-Control-Allow-Origin is "app.shop.test": the scheme is missing.'),
    },
    {
      name: 'an empty value is there, and wrong',
      exchange: answering(''),
      failure: { chromium: 'InvalidAllowOriginValue', found: '' },
      reads: reads('Access-Control-Allow-Origin is there, but empty.'),
    },
    {
      name: 'a pattern',
      exchange: answering('*.shop.test'),
      failure: { chromium: 'InvalidAllowOriginValue' },
      reads: reads('Access-Control-Allow-Origin is "*.shop.test". Browsers know no patterns in it.'),
    },
    {
      name: 'anything else that is no URL, in a preflight’s answer',
      exchange: anExchange()
        .put('https://api.shop.test/orders')
        .preflight(204, { 'Access-Control-Allow-Origin': 'foo' })
        .blocked(),
      failure: { stage: 'preflight', chromium: 'PreflightInvalidAllowOriginValue' },
      reads: reads('Access-Control-Allow-Origin is "foo", which is not an origin.'),
    },
  ],
});
