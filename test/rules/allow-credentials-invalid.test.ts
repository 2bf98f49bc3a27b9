import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const get = anExchange().get('https://api.shop.test/orders').withCredentials();
const answering = (value: string | readonly string[]) =>
  get.answering(200, {
    'Access-Control-Allow-Origin': 'https://app.shop.test',
    'Access-Control-Allow-Credentials': value,
  });
const reads = (value: string) =>
  `Access-Control-Allow-Credentials is not true\nAccess-Control-Allow-Credentials is "${value}".\n` +
  'Have api.shop.test send exactly Access-Control-Allow-Credentials: true, once.';

testRule('allow-credentials-invalid', {
  valid: [{ name: 'true', exchange: answering('true').allowed() }],
  invalid: [
    {
      name: 'True',
      exchange: answering('True').blocked(),
      failure: { chromium: 'InvalidAllowCredentials', found: 'True' },
      reads: reads('True'),
    },
    {
      name: 'two lines of true',
      exchange: answering(['true', 'true']).blocked(),
      failure: { chromium: 'InvalidAllowCredentials', found: 'true, true' },
      reads: reads('true, true'),
    },
  ],
});
