import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const allowed = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };
const redirected = anExchange()
  .get('https://api.shop.test/orders')
  .redirectedTo('https://cdn.other.test/orders', 302, allowed);

testRule('redirect-tainted-origin', {
  valid: [
    {
      name: 'a redirect within one foreign origin keeps the page’s origin',
      exchange: anExchange()
        .get('https://api.shop.test/orders')
        .redirectedTo('https://api.shop.test/v2/orders', 302, allowed)
        .answering(200, allowed)
        .allowed(),
    },
    {
      name: 'a redirect from the page’s own origin keeps it',
      exchange: anExchange()
        .get('https://app.shop.test/go')
        .redirectedTo('https://api.shop.test/orders')
        .answering(200, allowed)
        .allowed(),
    },
    {
      name: 'the wildcard at the third origin',
      exchange: redirected.answering(200, { 'Access-Control-Allow-Origin': '*' }).allowed(),
    },
  ],
  invalid: [
    {
      name: 'the third origin allows the page by name',
      exchange: redirected.answering(200, allowed).blocked(),
      failure: { kind: 'origin-tainted', leg: 1, found: 'https://app.shop.test', chromium: 'AllowOriginMismatch' },
      reads:
        'A redirect turned the origin into null\n' +
        'The request was redirected to https://cdn.other.test/orders, another origin, so it arrived there with Origin: null, and the answer does not allow that.\n' +
        'Call https://cdn.other.test/orders directly, or remove the redirect. Do not list "null".',
    },
    {
      name: 'back at the page’s own origin it is still checked',
      exchange: anExchange()
        .get('https://api.shop.test/orders')
        .redirectedTo('https://app.shop.test/orders', 302, allowed)
        .answering(200)
        .blocked(),
      failure: { kind: 'origin-tainted', leg: 1, chromium: 'MissingAllowOriginHeader' },
      reads:
        'A redirect turned the origin into null\n' +
        'The request was redirected to https://app.shop.test/orders, another origin, so it arrived there with Origin: null, and the answer does not allow that.\n' +
        'Call https://app.shop.test/orders directly, or remove the redirect. Do not list "null".',
    },
  ],
});
