import { describe, expect, test } from 'vitest';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { corsCheck, type Requester } from '../../../src/core/fetch/cors-check.ts';

const app: Requester = { origin: 'https://app.shop.test', nullBecause: null };
const opaque: Requester = { origin: 'null', nullBecause: 'opaque' };
const tainted: Requester = { origin: 'null', nullBecause: 'tainted' };
const allowed = ['Access-Control-Allow-Credentials', 'true'] as const;
const origins = (...values: readonly string[]): HeaderLines => [
  ...values.map((value) => ['Access-Control-Allow-Origin', value] as const),
  allowed,
];

/** What every failure of the origin says of itself. */
const ofOrigin = { header: 'access-control-allow-origin', needed: 'https://app.shop.test', onlyWith: null, values: {} };

describe('Access-Control-Allow-Origin', () => {
  test('passes when it is the origin, byte for byte', () => {
    expect(corsCheck(origins('https://app.shop.test'), app)).toEqual([]);
    expect(corsCheck(origins('null'), opaque)).toEqual([]);
  });

  test('fails as a wildcard only with credentials', () => {
    expect(corsCheck(origins('*'), app)).toEqual([
      {
        ...ofOrigin,
        kind: 'wildcard-with-credentials',
        chromium: 'WildcardOriginNotAllowed',
        firefox: 'CORSNotSupportingCredentials',
        found: '*',
        onlyWith: 'include',
        values: undefined,
      },
    ]);
  });

  test('fails when it is missing', () => {
    expect(corsCheck(origins(), app)).toEqual([
      {
        ...ofOrigin,
        kind: 'origin-missing',
        chromium: 'MissingAllowOriginHeader',
        firefox: 'CORSMissingAllowOrigin2',
        found: null,
      },
    ]);
  });

  test.each([
    [['https://app.shop.test,'], '1', 'CORSAllowOriginNotMatchingOrigin'],
    [['https://app.shop.test https://b.test'], '1', 'CORSAllowOriginNotMatchingOrigin'],
    [['a,b'], '1', 'CORSAllowOriginNotMatchingOrigin'],
    [['a', 'b'], '2', 'CORSMultipleAllowOriginNotAllowed'],
    [['a', 'b', 'c'], '3', 'CORSMultipleAllowOriginNotAllowed'],
  ])('fails as several values: %j', (values, count, firefox) => {
    expect(corsCheck(origins(...values), app)).toEqual([
      {
        ...ofOrigin,
        kind: 'origin-multiple',
        chromium: 'MultipleAllowOriginValues',
        firefox,
        found: values.join(', '),
        values: { lines: count },
      },
    ]);
  });

  test.each(['', 'app.shop.test', '"*"', '*.shop.test', 'http://[', 'NULL'])(
    'fails as no origin at all: %j',
    (value) => {
      expect(corsCheck(origins(value), app)).toEqual([
        {
          ...ofOrigin,
          kind: 'origin-invalid',
          chromium: 'InvalidAllowOriginValue',
          firefox: 'CORSAllowOriginNotMatchingOrigin',
          found: value,
        },
      ]);
    },
  );

  test.each(['https://b.test', 'null', 'app.shop.test:8080', 'HTTPS://b.test'])(
    'fails as another origin: %j',
    (value) => {
      expect(corsCheck(origins(value), app)).toEqual([
        {
          ...ofOrigin,
          kind: 'origin-mismatch',
          chromium: 'AllowOriginMismatch',
          firefox: 'CORSAllowOriginNotMatchingOrigin',
          found: value,
        },
      ]);
    },
  );

  test.each([
    ['opaque', opaque, 'origin-opaque'],
    ['tainted by redirects', tainted, 'origin-tainted'],
  ] as const)('tells of an origin that is %s, and asks for no value', (_, requester, kind) => {
    const [missing] = corsCheck(origins(), requester);
    expect(missing).toMatchObject({ kind, chromium: 'MissingAllowOriginHeader', found: null, needed: null });
    const [other] = corsCheck(origins('https://b.test'), requester);
    expect(other).toMatchObject({ kind, chromium: 'AllowOriginMismatch', found: 'https://b.test', needed: null });
  });

  test('keeps its own name for several and for invalid values, whoever asks', () => {
    expect(corsCheck(origins('a, b'), tainted)[0]?.kind).toBe('origin-multiple');
    expect(corsCheck(origins('b'), opaque)[0]?.kind).toBe('origin-invalid');
    expect(corsCheck(origins('*'), opaque)[0]).toMatchObject({ kind: 'wildcard-with-credentials', needed: null });
  });
});

describe('Access-Control-Allow-Credentials', () => {
  const credentials = (...values: readonly string[]): HeaderLines => [
    ['access-control-allow-origin', 'https://app.shop.test'],
    ...values.map((value) => ['access-control-allow-credentials', value] as const),
  ];
  const finding = {
    chromium: 'InvalidAllowCredentials',
    firefox: 'CORSMissingAllowCredentials',
    header: 'access-control-allow-credentials',
    needed: 'true',
    onlyWith: 'include',
  };

  test('has to be there with credentials', () => {
    expect(corsCheck(credentials(), app)).toEqual([{ ...finding, kind: 'credentials-missing', found: null }]);
  });

  test.each([['True'], ['false'], [''], ['true', 'true']])('has to be exactly true: %j %j', (...values) => {
    const given = values.filter((value) => typeof value === 'string');
    expect(corsCheck(credentials(...given), app)).toEqual([
      { ...finding, kind: 'credentials-invalid', found: given.join(', ') },
    ]);
  });

  test('is told after the origin', () => {
    expect(corsCheck([], app).map(({ kind }) => kind)).toEqual(['origin-missing', 'credentials-missing']);
  });
});
