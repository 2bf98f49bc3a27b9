import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { hopsOf } from '../../../src/core/fetch/hops.ts';
import { failuresOf } from '../../../src/core/fetch/procedure.ts';
import { anExchange, type ExchangeBuilder } from '../../support/exchange.ts';

const app = 'https://app.shop.test';
const url = 'https://api.shop.test/orders';
const passes = { 'Access-Control-Allow-Origin': app, 'Access-Control-Allow-Credentials': 'true' };
const failures = (exchange: Exchange) => failuresOf(exchange, hopsOf(exchange));
const kinds = (builder: ExchangeBuilder) => failures(builder.build()).map(({ kind, leg, stage }) => [kind, leg, stage]);

test('a failure carries its rule, its names in both browsers and the reader’s own values', () => {
  const [first] = failures(anExchange().put(url).preflight(204).build());
  expect(first).toEqual({
    rule: 'allow-origin-missing',
    kind: 'origin-missing',
    stage: 'preflight',
    leg: 0,
    header: 'access-control-allow-origin',
    found: null,
    needed: app,
    chromium: 'PreflightMissingAllowOriginHeader',
    firefox: 'CORSMissingAllowOrigin2',
    onlyWith: null,
    values: { origin: app, page: app, url, host: 'api.shop.test', method: 'OPTIONS', found: '', needed: app },
  });
});

describe('Chromium’s errors of a preflight have names of their own', () => {
  const names = (builder: ExchangeBuilder) => failures(builder.build()).map(({ chromium }) => chromium);

  test.each([
    ['*', 'WildcardOriginNotAllowed'],
    ['a b', 'MultipleAllowOriginValues'],
    ['a', 'InvalidAllowOriginValue'],
    ['https://b.test', 'AllowOriginMismatch'],
  ])('Access-Control-Allow-Origin: %s', (value, name) => {
    const headers = { ...passes, 'Access-Control-Allow-Origin': value };
    expect(names(anExchange().get(url).preflight(204, headers))).toEqual([`Preflight${name}`]);
    expect(names(anExchange().get(url).answering(204, headers))).toEqual([name]);
  });

  test('a missing header, and credentials', () => {
    expect(names(anExchange().get(url).preflight(204))).toEqual([
      'PreflightMissingAllowOriginHeader',
      'PreflightInvalidAllowCredentials',
    ]);
    expect(names(anExchange().get(url).answering(204))).toEqual([
      'MissingAllowOriginHeader',
      'InvalidAllowCredentials',
    ]);
  });

  test('but not those that only a preflight has', () => {
    const put = anExchange().put(url).header('x-a').preflight(405, passes);
    expect(names(put)).toEqual([
      'PreflightInvalidStatus',
      'MethodDisallowedByPreflightResponse',
      'HeaderDisallowedByPreflightResponse',
    ]);
  });
});

describe('each leg is checked', () => {
  test('preflight and request, hop by hop', () => {
    const twice = anExchange()
      .put(url)
      .preflight(204)
      .redirectedTo('https://api.shop.test/v2', 307)
      .preflight(204)
      .answering(200);
    expect(kinds(twice)).toEqual([
      ['origin-missing', 0, 'preflight'],
      ['credentials-missing', 0, 'preflight'],
      ['method-not-listed', 0, 'preflight'],
      ['origin-missing', 1, 'redirect'],
      ['credentials-missing', 1, 'redirect'],
      ['origin-missing', 2, 'preflight'],
      ['credentials-missing', 2, 'preflight'],
      ['method-not-listed', 2, 'preflight'],
      ['origin-missing', 3, 'response'],
      ['credentials-missing', 3, 'response'],
    ]);
  });

  test('but not one that was not answered', () => {
    expect(kinds(anExchange().put(url).preflight())).toEqual([]);
    expect(kinds(anExchange().get(url))).toEqual([]);
  });

  test('nor a response of the page’s own origin', () => {
    expect(kinds(anExchange().get(`${app}/own`).answering(200))).toEqual([]);
    expect(kinds(anExchange().get(`${app}/own`).redirectedTo(url).answering(200, passes))).toEqual([]);
  });
});

describe('a redirect to a URL with userinfo', () => {
  const to = 'https://user:secret@api.shop.test/v2';

  test('is told after the CORS check', () => {
    expect(kinds(anExchange().get(url).answering(302, { Location: to }))).toEqual([
      ['origin-missing', 0, 'redirect'],
      ['credentials-missing', 0, 'redirect'],
      ['redirect-userinfo', 0, 'redirect'],
    ]);
  });

  test('is told from the page’s own origin too', () => {
    expect(kinds(anExchange().get(`${app}/go`).answering(302, { Location: to }))).toEqual([
      ['redirect-userinfo', 0, 'redirect'],
    ]);
  });
});

describe('what the preflight asked for', () => {
  const preflight = (asked: readonly (readonly [string, string])[] | null, method = 'PUT'): Exchange => {
    const built = anExchange().request(method, url).preflight(204, passes).build();
    return {
      ...built,
      legs: built.legs.map((leg) => (leg.role === 'preflight' ? { ...leg, requestHeaders: asked } : leg)),
    };
  };
  const needed = (exchange: Exchange) => failures(exchange).map((failure) => failure.needed);

  test('is in its own headers', () => {
    const asked = [
      ['Access-Control-Request-Method', 'PATCH'],
      ['Access-Control-Request-Headers', 'X-A, x-b'],
    ] as const;
    expect(needed(preflight(asked))).toEqual(['PATCH', 'x-a', 'x-b']);
  });

  test('is the request’s method where its headers were not seen, and GET where nothing was', () => {
    expect(needed(preflight(null))).toEqual(['PUT']);
    expect(needed(preflight([]))).toEqual(['PUT']);
    const alone = preflight([]);
    expect(needed({ ...alone, legs: alone.legs.slice(0, 1) })).toEqual([]);
  });

  test('came from the origin that it sent', () => {
    const [first] = failures(preflight([['Origin', 'https://other.test']], 'GET'));
    expect(first).toMatchObject({ kind: 'origin-mismatch', needed: 'https://other.test', found: app });
  });
});

describe('an origin of null', () => {
  const other = { ...passes, 'Access-Control-Allow-Origin': 'https://b.test' };

  test('is the sandboxed page’s, or comes of redirects', () => {
    expect(kinds(anExchange().from('null').get(url).answering(200, other))).toEqual([['origin-opaque', 0, 'response']]);
    const tainted = anExchange().get(url).redirectedTo('https://cdn.other.test/', 302, passes).answering(200, other);
    expect(kinds(tainted)).toEqual([['origin-tainted', 1, 'response']]);
  });

  test('that was sent although the page has an origin is taken for an opaque one', () => {
    const built = anExchange().get(url).answering(200, other).build();
    const sent = built.legs.map((leg) => ({ ...leg, requestHeaders: [['Origin', 'null']] as const }));
    expect(failures({ ...built, legs: sent })).toMatchObject([{ kind: 'origin-opaque', needed: null }]);
  });
});
