import { describe, expect, test } from 'vitest';
import { type Exchange, inEnglish, judge } from '../../src/core/index.ts';
import { parseQuery } from '../../src/panel/store/query.ts';
import { createRowMaker, type ExchangeRow } from '../../src/panel/store/rows.ts';
import { anExchange } from '../support/exchange.ts';
import { entryOf } from './show.tsx';

const api = 'https://api.shop.test/orders';
const allow = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };

const exchanges: readonly Exchange[] = [
  anExchange('passes').get(api).answering(200, allow).allowed().build(),
  anExchange('hint')
    .get(api)
    .answering(200, { ...allow, ETag: '"1"' })
    .allowed()
    .build(),
  anExchange('preflight').put(api).preflight(405).blocked().build(),
  anExchange('status').get(api).answering(413).blocked().build(),
  anExchange('header').get(api).header('x-token').preflight(204, allow).blocked().build(),
  anExchange('name').get(api).blocked('net::ERR_NAME_NOT_RESOLVED').build(),
];
const rowOf = createRowMaker(judge);
const isRequest = (row: ReturnType<typeof rowOf>): row is ExchangeRow => row.kind === 'exchange';
const rows = exchanges.map((exchange) => rowOf(entryOf(exchange))).filter(isRequest);

const shown = (text: string): string =>
  rows
    .filter(parseQuery(text, { lookup: inEnglish, isFixed: () => false }).test)
    .map(({ exchange }) => exchange.id)
    .join(' ');

describe('the filter finds requests by anybody’s word for what went wrong', () => {
  test.each([
    ['our rule', 'allow-origin-missing', 'preflight status'],
    ['our rule, behind its key', 'rule:allow-origin-missing', 'preflight status'],
    ['our cause', 'error-status', 'status'],
    ['our cause, behind the key', 'rule:dns-failure', 'name'],
    ['our advice', 'response-header-not-exposed', 'hint'],
    ['Chromium’s name', 'MissingAllowOriginHeader', 'preflight status'],
    ['Chromium’s name for a preflight', 'PreflightMissingAllowOriginHeader', 'preflight'],
    ['the beginning of it', 'rule:PreflightMissing', 'preflight'],
    ['a name that the browser stopped short of', 'rule:PreflightInvalidStatus', 'preflight'],
    ['Firefox’s category', 'CORSMissingAllowOrigin2', 'preflight status'],
    ['Firefox’s category without its digit', 'CORSMissingAllowOrigin', 'preflight status'],
    ['Firefox’s category behind the key', 'rule:CORSMissingAllowOrigin3', 'preflight status'],
    ['an error string', 'net::ERR_NAME_NOT_RESOLVED', 'name'],
    ['all but it', '-net::ERR_NAME_NOT_RESOLVED -rule:allow-origin-missing', 'passes hint header'],
    ['two at once', 'is:blocked CORSMissingAllowOrigin', 'preflight status'],
    ['a word of ours with another', 'error-status method:get', 'status'],
  ])('%s', (_name, text, ids) => expect(shown(text)).toBe(ids));
});

describe('the filter finds requests by a message copied from a console', () => {
  test.each([
    [
      'Chromium, on a response',
      "Access to fetch at 'https://api.shop.test/orders' from origin 'https://app.shop.test' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'preflight status',
    ],
    [
      'Chromium, on a preflight',
      "Access to fetch at 'https://api.shop.test/orders' from origin 'https://app.shop.test' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'preflight',
    ],
    ['Chromium, of a header', 'Request header field x-token is not allowed by Access-Control-Allow-Headers', 'header'],
    ['Chromium, of a connection', 'GET https://api.shop.test/orders net::ERR_NAME_NOT_RESOLVED', 'name'],
    [
      'Firefox',
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.test/orders. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 413.',
      'preflight status',
    ],
    [
      'Safari',
      'Origin https://app.shop.test is not allowed by Access-Control-Allow-Origin. Status code: 413',
      'preflight status',
    ],
  ])('%s', (_name, text, ids) => expect(shown(text)).toBe(ids));

  test('a sentence that no browser says is looked for word by word', () => {
    expect(shown('get orders')).toBe('passes hint status header name');
    expect(shown('get nowhere')).toBe('');
  });

  test('a key that every object has is a word', () => {
    expect(shown('constructor:x')).toBe('');
  });
});
