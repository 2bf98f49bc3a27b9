import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inEnglish, judge } from '../../src/core/index.ts';
import { requestNamed } from '../../src/panel/store/console-message.ts';
import { parseQuery } from '../../src/panel/store/query.ts';
import { createRowMaker } from '../../src/panel/store/rows.ts';
import { anExchange } from '../support/exchange.ts';
import { entryOf } from './show.tsx';

const api = 'https://api.shop.test';
const allow = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };
const rowOf = createRowMaker(judge);
/** All but two are blocked by the same rule. */
const rows = [
  anExchange('orders').get(`${api}/orders`).answering(200).blocked().build(),
  anExchange('cart').get(`${api}/cart?id=1`).answering(200).blocked().build(),
  anExchange('quoted').get(`${api}/o'brien.`).answering(200).blocked().build(),
  anExchange('admin').from('https://admin.shop.test').get(`${api}/orders`).answering(200).blocked().build(),
  anExchange('later').get(`${api}/orders`).answering(200, allow).allowed().build(),
  anExchange('moved').get(`${api}/old`).redirectedTo(`${api}/new`, 302, allow).answering(200).blocked().build(),
  anExchange('method').put(`${api}/orders`).preflight(204, allow).blocked().build(),
].map((exchange) => rowOf(entryOf(exchange)));

const shown = (text: string): string =>
  rows
    .flatMap((row) => (row.kind === 'exchange' ? [row] : []))
    .filter(parseQuery(text, { lookup: inEnglish, isFixed: () => false }).test)
    .map(({ exchange }) => exchange.id)
    .join(' ');

const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const chromium = (url: string, why = missing, origin = 'https://app.shop.test'): string =>
  `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ${why}`;
const firefox = (url: string): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`;

describe('a console’s message that names an address finds the request to it', () => {
  test.each([
    ['Chromium', chromium(`${api}/cart?id=1`), 'cart'],
    ['Chromium, of one page of two', chromium(`${api}/orders`), 'orders'],
    ['Chromium, of the other page', chromium(`${api}/orders`, missing, 'https://admin.shop.test'), 'admin'],
    ['Chromium, with an apostrophe in the address', chromium(`${api}/o'brien.`), 'quoted'],
    ['Chromium, behind the place in the code', `app.js:24 ${chromium(`${api}/cart?id=1`)}`, 'cart'],
    [
      'Chromium, after a redirect',
      `Access to XMLHttpRequest at '${api}/new' (redirected from '${api}/old') from origin 'https://app.shop.test' has been blocked by CORS policy: ${missing}`,
      'moved',
    ],
    [
      'Chromium, by another rule',
      chromium(`${api}/orders`, 'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.'),
      'method',
    ],
    ['Chromium, for a reason that is new', chromium(`${api}/orders`, 'The stars are wrong.'), 'orders method'],
    ['Chromium, the line below it', `GET ${api}/cart?id=1 net::ERR_FAILED 200 (OK)`, 'cart'],
    ['Firefox', firefox(`${api}/cart?id=1`), 'cart'],
    ['Firefox, of an address that two pages asked for', firefox(`${api}/orders`), 'orders admin'],
    ['Firefox, of an address that ends in a stop', firefox(`${api}/o'brien.`), 'quoted'],
    [
      'Firefox, warning',
      `Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at ${api}/cart?id=1 soon. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).`,
      'cart',
    ],
    ['Safari', `Fetch API cannot load ${api}/cart?id=1 due to access control checks.`, 'cart'],
    ['two messages at once', `${chromium(`${api}/orders`)} ${chromium(`${api}/cart?id=1`)}`, 'orders cart'],
    ['an address that nobody asked for', chromium(`${api}/nothing`), ''],
  ])('%s', (_name, text, ids) => expect(shown(text)).toBe(ids));
});

describe('a message that is broken off, or no message, names no request', () => {
  test.each([
    ['no address', chromium('')],
    ['no end', `Access to fetch at '${api}/orders`],
    ['no beginning', `' from origin 'https://app.shop.test' has been blocked by CORS policy: ${missing}`],
    ['no URL', chromium('not an address')],
    ['markup', chromium('<img src=x onerror=alert(1)>')],
    ['a scheme alone', chromium('https://')],
    ['words of the header’s value', `The header has a value '${api}/orders' that is not equal to the supplied origin.`],
  ])('%s', (_name, text) => expect(requestNamed(text).urls.size).toBe(0));

  test('one without its address is about every request of the rule', () => {
    expect(shown(missing)).toBe('orders cart quoted admin moved');
    expect(shown(chromium('not an address'))).toBe('orders cart quoted moved');
  });

  test('an opaque origin is no word against a request', () => {
    expect(shown(chromium(`${api}/cart?id=1`, missing, 'null'))).toBe('cart');
  });

  test('whatever the text is, it is read', () => {
    const pieces = fc.constantFrom(
      " at '",
      "' from origin '",
      ' (',
      'resource at ',
      '. (',
      "(redirected from '",
      api,
      "'",
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        for (const url of requestNamed(parts.join('')).urls) expect(URL.canParse(url)).toBe(true);
      }),
    );
  });

  test.each([" at '", 'resource at ', "(redirected from '", ' cannot load ', 'GET x', "'", ' at ', 'a'])(
    'a megabyte of %j is read in one go',
    (piece) => {
      const text = (length: number): string => piece.repeat(length / piece.length);
      const time = (length: number): number => {
        const start = performance.now();
        requestNamed(text(length));
        return performance.now() - start;
      };
      const best = (length: number): number => Math.min(time(length), time(length), time(length));
      // Twenty times the length: to go back over it would take four hundred times as long.
      expect(best(1_000_000)).toBeLessThan(100 * Math.max(1, best(50_000)));
    },
  );
});
