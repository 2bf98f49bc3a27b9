import { describe, expect, test } from 'vitest';
import type { Browser, HeaderLines } from '../../../src/core/exchange.ts';
import { preflightCheck, type PreflightQuestion } from '../../../src/core/fetch/preflight-check.ts';

const question: PreflightQuestion = {
  origin: 'https://app.shop.test',
  nullBecause: null,
  url: 'https://api.shop.test/orders',
  method: 'GET',
  headers: [],
};
const passes: HeaderLines = [
  ['Access-Control-Allow-Origin', 'https://app.shop.test'],
  ['Access-Control-Allow-Credentials', 'true'],
];
const check = (
  headers: HeaderLines,
  asked: Partial<PreflightQuestion> = {},
  status = 204,
  browser: Browser = 'chromium',
) => preflightCheck({ status, headers, fromCache: false }, { ...question, ...asked }, browser);
const methods = (...values: readonly string[]): HeaderLines => [
  ...passes,
  ...values.map((value) => ['Access-Control-Allow-Methods', value] as const),
];
const names = (...values: readonly string[]): HeaderLines => [
  ...passes,
  ...values.map((value) => ['Access-Control-Allow-Headers', value] as const),
];

describe('the status', () => {
  test.each([200, 204, 299])('%i is good', (status) => expect(check(passes, {}, status)).toEqual([]));

  test.each([199, 300, 304, 404, 500, 0])('%i is not', (status) => {
    expect(check(passes, {}, status)).toEqual([
      {
        kind: 'preflight-status',
        chromium: 'PreflightInvalidStatus',
        firefox: 'CORSPreflightDidNotSucceed3',
        header: null,
        found: String(status),
        needed: '204',
        onlyWith: null,
        values: { status: String(status) },
      },
    ]);
  });
});

describe('a redirect', () => {
  const to = (location: string): HeaderLines => [['Location', location]];

  test.each([301, 302, 303, 307, 308])('by %i is refused, and Chromium looks at nothing else', (status) => {
    expect(check(to('/v2'), { method: 'PUT' }, status)).toEqual([
      {
        kind: 'preflight-redirect',
        chromium: 'PreflightDisallowedRedirect',
        firefox: 'CORSExternalRedirectNotAllowed',
        header: 'location',
        found: 'https://api.shop.test/v2',
        needed: null,
        onlyWith: null,
        values: { status: String(status), location: 'https://api.shop.test/v2' },
      },
    ]);
  });

  test('without a target is a status like any other', () => {
    expect(check(passes, {}, 302).map(({ kind }) => kind)).toEqual(['preflight-status']);
    expect(check([...passes, ...to('https://')], {}, 302).map(({ kind }) => kind)).toEqual(['preflight-status']);
  });

  test('to an empty Location is one in Firefox only', () => {
    const kinds = (browser: Browser) => check([...passes, ...to('')], {}, 302, browser).map(({ kind }) => kind);
    expect(kinds('firefox')).toEqual(['preflight-redirect']);
    expect(kinds('chromium')).toEqual(['preflight-status']);
  });

  test('that Firefox takes for a status has the status’ name there', () => {
    const name = (error: string | null) => {
      const response = { status: 302, headers: [...passes, ...to('/v2')], fromCache: false };
      return preflightCheck(response, question, 'firefox', error).map(({ kind, firefox }) => [kind, firefox]);
    };
    expect(name('NS_ERROR_DOM_BAD_URI')).toEqual([['preflight-redirect', 'CORSPreflightDidNotSucceed3']]);
    expect(name('NS_ERROR_NET_ON_RECEIVING_FROM')).toEqual([['preflight-redirect', 'CORSExternalRedirectNotAllowed']]);
    expect(name(null)).toEqual([['preflight-redirect', 'CORSExternalRedirectNotAllowed']]);
  });

  test('and the rest are met in an order of each browser’s own', () => {
    const kinds = (status: number, browser: Browser) =>
      check(to('/v2'), { method: 'PUT' }, status, browser).map(({ kind }) => kind);
    const origin = ['origin-missing', 'credentials-missing'];
    expect(kinds(302, 'firefox')).toEqual([...origin, 'preflight-redirect', 'method-not-listed']);
    expect(kinds(302, 'webkit')).toEqual(['preflight-redirect', ...origin, 'method-not-listed']);
    expect(kinds(404, 'chromium')).toEqual([...origin, 'preflight-status', 'method-not-listed']);
    expect(kinds(404, 'firefox')).toEqual([...origin, 'preflight-status', 'method-not-listed']);
    expect(kinds(404, 'webkit')).toEqual(['preflight-status', ...origin, 'method-not-listed']);
  });
});

describe('Access-Control-Allow-Methods', () => {
  const put = { method: 'PUT' };
  const finding = {
    kind: 'method-not-listed',
    chromium: 'MethodDisallowedByPreflightResponse',
    firefox: 'CORSMethodNotFound',
    header: 'access-control-allow-methods',
    needed: 'PUT',
    onlyWith: null,
    values: { method: 'PUT', variant: '' },
  };

  test('lists the method, on any of its lines', () => {
    expect(check(methods('PUT'), put)).toEqual([]);
    expect(check(methods('GET', 'POST , PUT'), put)).toEqual([]);
  });

  test('need not list GET, HEAD and POST', () => {
    for (const method of ['GET', 'HEAD', 'POST']) expect(check(methods('DELETE'), { method })).toEqual([]);
  });

  test('fails when it lists another method, nothing or is not there', () => {
    expect(check(methods('GET, DELETE'), put)).toEqual([{ ...finding, found: 'GET, DELETE' }]);
    expect(check(methods(''), put)).toEqual([{ ...finding, found: '' }]);
    expect(check(methods(), put)).toEqual([{ ...finding, found: null }]);
  });

  test('fails as a wildcard only with credentials, even for a method in lower case', () => {
    const wildcard = { ...finding, found: '*', onlyWith: 'include' };
    expect(check(methods('*'), put)).toEqual([{ ...wildcard, values: { method: 'PUT', variant: 'wildcard' } }]);
    expect(check(methods('*'), { method: 'patch' })).toEqual([
      { ...wildcard, needed: 'patch', values: { method: 'patch', variant: 'wildcard' } },
    ]);
    expect(check(methods('*'), { method: '*' })).toEqual([]);
  });

  test('tells of a method that is not in upper case', () => {
    expect(check(methods('PATCH'), { method: 'patch' })).toEqual([
      { ...finding, found: 'PATCH', needed: 'patch', values: { method: 'patch', variant: 'case' } },
    ]);
  });

  test('that is no list is told instead of the method', () => {
    expect(check(methods('PUT; GET'), put)).toEqual([
      {
        kind: 'methods-unparsable',
        chromium: 'InvalidAllowMethodsPreflightResponse',
        firefox: 'CORSInvalidAllowMethod',
        header: 'access-control-allow-methods',
        found: 'PUT; GET',
        needed: null,
        onlyWith: null,
        values: { element: 'PUT; GET' },
      },
    ]);
  });
});

describe('Access-Control-Allow-Headers', () => {
  const asked = { headers: ['x-a', 'x-b'] };
  const finding = (name: string, found: string | null, variant = '', onlyWith: 'include' | null = null) => ({
    kind: 'header-not-listed',
    chromium: 'HeaderDisallowedByPreflightResponse',
    firefox: 'CORSMissingAllowHeaderFromPreflight2',
    header: 'access-control-allow-headers',
    found,
    needed: name,
    onlyWith,
    values: { name, variant },
  });

  test('lists the names, in any case', () => {
    expect(check(names('X-B', 'x-c, X-a'), asked)).toEqual([]);
  });

  test('fails once for each name that is not in it', () => {
    expect(check(names('x-b'), asked)).toEqual([finding('x-a', 'x-b')]);
    expect(check(names(), asked)).toEqual([finding('x-a', null), finding('x-b', null)]);
  });

  test('fails as a wildcard only with credentials', () => {
    expect(check(names('*, x-a'), asked)).toEqual([finding('x-b', '*, x-a', 'wildcard', 'include')]);
  });

  test('matters to nobody who sends no such header', () => {
    expect(check(names('x-c'))).toEqual([]);
  });

  test('that is no list is told instead of the names, and even when no name was asked', () => {
    const unparsable = {
      kind: 'headers-unparsable',
      chromium: 'InvalidAllowHeadersPreflightResponse',
      firefox: 'CORSInvalidAllowHeader',
      header: 'access-control-allow-headers',
      found: 'x-a, x b',
      needed: null,
      onlyWith: null,
      values: { element: 'x b' },
    };
    expect(check(names('x-a, x b'), asked)).toEqual([unparsable]);
    expect(check(names('x-a, x b'))).toEqual([unparsable]);
  });
});

test('Firefox misses the method before it reads the list of headers', () => {
  const lists = [...passes, ['Access-Control-Allow-Headers', 'x b']] as const;
  const kinds = (browser: Browser) => check(lists, { method: 'PUT' }, 204, browser).map(({ kind }) => kind);
  expect(kinds('firefox')).toEqual(['method-not-listed', 'headers-unparsable']);
  expect(kinds('chromium')).toEqual(['headers-unparsable', 'method-not-listed']);
});

test('Firefox looks for no origin in the answer of the page’s own, and for everything else', () => {
  const home = { origin: 'https://api.shop.test', method: 'PUT' };
  const kinds = (asked: Partial<PreflightQuestion>, browser: Browser) =>
    check([], asked, 404, browser).map(({ kind }) => kind);
  expect(kinds(home, 'firefox')).toEqual(['preflight-status', 'method-not-listed']);
  const all = ['origin-missing', 'credentials-missing', 'preflight-status', 'method-not-listed'];
  expect(kinds(home, 'chromium')).toEqual(all);
  expect(kinds({ ...home, origin: 'null' }, 'firefox')).toEqual(all);
});

test('all that is wrong comes at once: origin, credentials, status, syntax, method, headers', () => {
  const lists: HeaderLines = [['Access-Control-Allow-Methods', 'a b']];
  expect(check(lists, { method: 'PUT', headers: ['x-a'] }, 405).map(({ kind }) => kind)).toEqual([
    'origin-missing',
    'credentials-missing',
    'preflight-status',
    'methods-unparsable',
    'header-not-listed',
  ]);
});
