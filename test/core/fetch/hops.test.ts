import { describe, expect, test } from 'vitest';
import type { Exchange, Leg } from '../../../src/core/exchange.ts';
import { hopsOf, leavesOrigin, originSent } from '../../../src/core/fetch/hops.ts';
import { anExchange } from '../../support/exchange.ts';

const app = 'https://app.shop.test';
const api = 'https://api.shop.test/orders';
const cdn = 'https://cdn.other.test/x';

const leg = (role: Leg['role'], url: string): Leg => ({
  role,
  url,
  method: 'GET',
  requestHeaders: null,
  response: null,
  error: null,
});
const exchange = (legs: readonly Leg[], pageOrigin = app): Exchange => ({ ...anExchange().build(), pageOrigin, legs });
const requests = (...urls: readonly string[]) => exchange(urls.map((url) => leg('request', url)));
const redirect = (url: string, location: string, status = 302): Leg => ({
  ...leg('request', url),
  response: { status, headers: [['Location', location]], fromCache: false },
});

describe('the hops of an exchange', () => {
  test('pair each request with the preflight before it', () => {
    const legs = [leg('preflight', api), leg('request', api), leg('request', cdn)];
    expect(hopsOf(exchange(legs))).toEqual([
      {
        url: api,
        origin: 'https://api.shop.test',
        preflight: { leg: legs[0], index: 0 },
        request: { leg: legs[1], index: 1 },
        tainting: 'cors',
        nullBecause: null,
      },
      {
        url: cdn,
        origin: 'https://cdn.other.test',
        preflight: null,
        request: { leg: legs[2], index: 2 },
        tainting: 'cors',
        nullBecause: 'tainted',
      },
    ]);
  });

  test('end with a preflight whose request was not seen', () => {
    const legs = [leg('request', api), leg('preflight', cdn)];
    expect(hopsOf(exchange(legs))).toMatchObject([
      { url: api, preflight: null, request: { index: 0 } },
      { url: cdn, preflight: { index: 1 }, request: null },
    ]);
  });

  test('take the last of two preflights', () => {
    const hops = hopsOf(exchange([leg('preflight', api), leg('preflight', api), leg('request', api)]));
    expect(hops).toMatchObject([{ preflight: { index: 1 }, request: { index: 2 } }]);
    expect(hopsOf(exchange([leg('preflight', api), leg('preflight', api)]))).toMatchObject([
      { preflight: { index: 1 }, request: null },
    ]);
  });

  test('of no leg are none', () => expect(hopsOf(exchange([]))).toEqual([]));
});

describe('response tainting', () => {
  const taintings = (...urls: readonly string[]) => hopsOf(requests(...urls)).map(({ tainting }) => tainting);

  test('is basic on the page’s own origin, and cors elsewhere', () => {
    expect(taintings(`${app}/a`)).toEqual(['basic']);
    expect(taintings(api)).toEqual(['cors']);
  });

  test('stays cors on the way home', () => {
    expect(taintings(`${app}/a`, api, `${app}/b`)).toEqual(['basic', 'cors', 'cors']);
  });

  test('is cors for a page without an origin', () => {
    expect(hopsOf(exchange([leg('request', 'data:,x')], 'null'))[0]?.tainting).toBe('cors');
  });
});

describe('the origin becomes null', () => {
  const reasons = (...urls: readonly string[]) => hopsOf(requests(...urls)).map(({ nullBecause }) => nullBecause);

  test('when a foreign server sends the request to a third one, and stays so', () => {
    expect(reasons(api, cdn, 'https://cdn.other.test/y')).toEqual([null, 'tainted', 'tainted']);
    expect(reasons(api, `${app}/home`)).toEqual([null, 'tainted']);
  });

  test('not on the first crossing, nor within one origin', () => {
    expect(reasons(`${app}/a`, `${app}/b`, api, 'https://api.shop.test/v2')).toEqual([null, null, null, null]);
  });

  test('from the start for a page without an origin', () => {
    const hops = hopsOf(exchange([leg('request', api), leg('request', cdn)], 'null'));
    expect(hops.map(({ nullBecause }) => nullBecause)).toEqual(['opaque', 'opaque']);
  });
});

describe('the origin that a leg was checked against', () => {
  const [plain, tainted] = hopsOf(requests(api, cdn));
  if (plain === undefined || tainted === undefined) throw new Error('Two hops expected.');

  test('is the one that it sent', () => {
    const sent: Leg = { ...leg('request', api), requestHeaders: [['Origin', 'https://sent.test']] };
    expect(originSent(sent, plain, app)).toBe('https://sent.test');
  });

  test('is computed where none is to be seen', () => {
    const silent: Leg = { ...leg('request', api), requestHeaders: [['Accept', '*/*']] };
    for (const one of [silent, leg('request', api), null]) {
      expect(originSent(one, plain, app)).toBe(app);
      expect(originSent(one, tainted, app)).toBe('null');
    }
  });
});

describe('an exchange leaves the page’s origin', () => {
  test.each([
    ['by its first URL', [leg('request', api)], true],
    ['by one URL of several', [leg('request', `${app}/a`), leg('request', api)], true],
    ['by a redirect that was followed', [redirect(`${app}/a`, api), leg('request', api)], true],
    ['by a redirect that was not', [redirect(`${app}/a`, api)], true],
    ['not by a redirect within it', [redirect(`${app}/a`, '/b')], false],
    ['not by a Location without a redirect', [redirect(`${app}/a`, api, 200)], false],
    ['not while it stays', [leg('request', `${app}/a`)], false],
    ['not by a preflight at home alone', [leg('preflight', `${app}/a`)], false],
  ] as const)('%s', (_, legs, expected) => {
    expect(leavesOrigin(exchange(legs))).toBe(expected);
  });
});
