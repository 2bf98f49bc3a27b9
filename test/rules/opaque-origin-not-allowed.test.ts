import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const sandboxed = anExchange().from('null').get('https://api.shop.test/orders');
const reads =
  'The page has no origin of its own\n' +
  'The request came with Origin: null, and the answer does not allow it.\n' +
  'Serve the page over https, or add allow-same-origin to the frame’s sandbox. Do not list "null".';

testRule('opaque-origin-not-allowed', {
  valid: [
    {
      name: 'the answer names null',
      exchange: sandboxed.answering(200, { 'Access-Control-Allow-Origin': 'null' }).allowed(),
    },
    {
      name: 'the wildcard covers null',
      exchange: sandboxed.answering(200, { 'Access-Control-Allow-Origin': '*' }).allowed(),
    },
  ],
  invalid: [
    {
      name: 'a list without null sends nothing',
      exchange: sandboxed.answering(200).blocked(),
      failure: { kind: 'origin-opaque', chromium: 'MissingAllowOriginHeader', needed: null },
      reads,
    },
    {
      name: 'the answer names the embedding page',
      exchange: sandboxed.answering(200, { 'Access-Control-Allow-Origin': 'https://app.shop.test' }).blocked(),
      failure: { kind: 'origin-opaque', chromium: 'AllowOriginMismatch', firefox: 'CORSAllowOriginNotMatchingOrigin' },
      reads,
    },
  ],
});
