import { describe, expect, test } from 'vitest';
import { causes } from '../../../src/core/causes/index.ts';
import { explainCause, inEnglish, judge, phrase } from '../../../src/core/index.ts';
import { anExchange, type ExchangeBuilder } from '../../support/exchange.ts';

const url = 'https://api.shop.test/orders';
const allow = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };
const get = anExchange().get(url);

/** The cause of an exchange, as the reader sees it. */
function reads(exchange: ExchangeBuilder): string | null {
  const { cause } = judge(exchange.build());
  if (cause === null) return null;
  const { title, what, todo } = explainCause(cause);
  return [title, what, todo].map((message) => phrase(message, inEnglish)).join('\n');
}

const told: readonly (readonly [id: string, exchange: ExchangeBuilder, reads: string])[] = [
  [
    'error-status',
    anExchange().post(url).answering(413).blocked(),
    'The server answered 413\n' +
      'api.shop.test answered POST with 413, and that error carries no CORS headers.\n' +
      'Repair the 413 first. CORS headers on errors let the page see it.',
  ],
  [
    'network-failure',
    get.blocked('net::ERR_CONNECTION_REFUSED'),
    'No answer from the server\n' +
      'No answer came from api.shop.test: net::ERR_CONNECTION_REFUSED.\n' +
      'Check the address, the certificate and that the server runs.',
  ],
  [
    'aborted',
    get.blocked('net::ERR_ABORTED').outcome('unknown'),
    'The request was cancelled\n' +
      'The request to api.shop.test was cancelled before it ended.\n' +
      'Nothing is to be done at api.shop.test. Look for an abort or a time-out in the page.',
  ],
  [
    'blocked-by-client',
    get.blocked('net::ERR_BLOCKED_BY_CLIENT'),
    'Blocked by an extension\n' +
      'Another extension of this browser blocked the request to api.shop.test.\n' +
      'Allow api.shop.test in that extension, or try without it.',
  ],
  [
    'resource-policy',
    get
      .mode('no-cors')
      .answering(200, { 'Cross-Origin-Resource-Policy': 'same-origin' })
      .blocked('net::ERR_BLOCKED_BY_RESPONSE'),
    'Blocked by Cross-Origin-Resource-Policy\n' +
      'api.shop.test does not let other origins embed this resource (Cross-Origin-Resource-Policy: same-origin).\n' +
      'Have api.shop.test send Cross-Origin-Resource-Policy: cross-origin, or load the resource with the crossorigin attribute and CORS headers.',
  ],
  [
    'opaque-response-blocking',
    get.mode('no-cors').answering(200).blocked('net::ERR_BLOCKED_BY_ORB'),
    'Not a resource that a page may embed\n' +
      'The browser withheld the answer of api.shop.test: it is no image, script, style or media.\n' +
      'Ask for data with fetch() in mode "cors", or correct the Content-Type.',
  ],
  [
    'redirect-refused',
    get.answering(302, { ...allow, Location: 'data:text/plain,x' }).blocked('net::ERR_UNSAFE_REDIRECT'),
    'The redirect was not followed\n' +
      'api.shop.test redirects to data:text/plain,x, and the browser did not follow.\n' +
      'Call data:text/plain,x directly, and look for a Content Security Policy or mixed-content message in the console.',
  ],
  [
    'unexplained-block',
    get.answering(200, allow).blocked(),
    'Blocked, but not by CORS\n' +
      'The browser blocked the request to api.shop.test, and every CORS check of what was seen passes.\n' +
      'Try it in a window without other extensions, and read the console’s message.',
  ],
];

test.each(told)('%s is told in three sentences', (id, exchange, sentences) => {
  expect(judge(exchange.build()).cause?.id).toBe(id);
  expect(reads(exchange)).toBe(sentences);
});

test('every cause is told here', () => {
  expect(told.map(([id]) => id).toSorted()).toEqual(causes.map(({ id }) => id).toSorted());
});

describe('an error status is the news only when it hides behind CORS', () => {
  test.each([401, 403, 404, 413, 429, 500, 502, 503, 504])('%s without CORS headers', (status) => {
    expect(reads(get.answering(status).blocked())).toContain(`The server answered ${status}`);
  });

  test('not when the page can read it', () => expect(reads(get.answering(500, allow).allowed())).toBeNull());
  test('not when another origin is allowed: the headers are there', () =>
    expect(reads(get.answering(500, { 'Access-Control-Allow-Origin': 'https://other.test' }).blocked())).toBeNull());
  test('not for 200', () => expect(reads(get.answering(200).blocked())).toBeNull());
  test('not for the preflight: its status is a failure of its own', () =>
    expect(reads(anExchange().put(url).preflight(405).blocked())).toBeNull());
});

describe('Firefox’s words for the same', () => {
  const firefox = get.browser('firefox');
  test.each([
    ['NS_ERROR_CONNECTION_REFUSED', 'network-failure'],
    ['NS_ERROR_ABORT', 'blocked-by-client'],
    ['NS_BINDING_ABORTED', 'aborted'],
  ])('%s', (error, id) =>
    expect(judge(firefox.blocked(error).build())).toMatchObject({ result: 'not-cors', cause: { id } }),
  );

  test('NS_ERROR_DOM_CORP_FAILED', () => {
    const exchange = firefox.mode('no-cors').answering(200).blocked('NS_ERROR_DOM_CORP_FAILED');
    expect(judge(exchange.build()).cause).toMatchObject({ id: 'resource-policy', values: { policy: '' } });
  });
});
