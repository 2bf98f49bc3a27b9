import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedOrigins } from '../../../src/core/ingress-nginx/allowed-origins.ts';
import {
  DEFAULT_HEADERS,
  DEFAULT_METHODS,
  defaultHeaders,
  OLD_DEFAULT_HEADERS,
} from '../../../src/core/ingress-nginx/defaults.ts';
import { effectiveCors } from '../../../src/core/ingress-nginx/effective-cors.ts';
import { acceptsExposed, acceptsHeaders, acceptsMethods } from '../../../src/core/ingress-nginx/list-grammars.ts';
import { requireRelease } from '../../../src/core/ingress-nginx/release.ts';

const origins = (value: string, release: string): readonly string[] =>
  effectiveCors({ 'cors-allow-origin': value }, release).origins;

/** `for i, o := range s { if bad(o) { s = append(s[:i], s[i+1:]...) } }`; nothing is left where Go would panic. */
function shrinking(entries: readonly string[]): readonly string[] {
  const cells = [...entries];
  let length = cells.length;
  for (let index = 0; index < cells.length; index++) {
    if (/^(https:.*)?$/.test((cells[index] ?? '').trim())) continue;
    if (index + 1 > length) return [];
    cells.copyWithin(index, index + 1, length);
    length--;
  }
  return cells.slice(0, length);
}

describe('cors-allow-origin', () => {
  // Columns of the reference: up to v1.0.4, v1.0.5 to v1.11 with default flags, v1.12, v1.13 on.
  const columns = ['v1.0.4', 'v1.11.8-noval', 'v1.12.8', 'v1.15.1'] as const;
  const any = ['*'];
  const off: string[] = [];

  it.each([
    [
      'https://app.example.com',
      ['https://app.example.com'],
      ['https://app.example.com'],
      ['https://app.example.com'],
      ['https://app.example.com'],
    ],
    ['https://app.example.com/', any, off, any, any],
    ['https://app.example.com/, https://b.com', any, ['https://b.com'], any, any],
    ['https://app.example.com/path', any, off, any, any],
    ['app.example.com:8080', any, off, off, off],
    ['app.example.com, https://b.com', any, ['https://b.com'], ['https://b.com'], ['https://b.com']],
    ['https://app.*.example.com', any, off, off, off],
    ['http://localhost:*', any, off, any, any],
    ['https://a.com https://b.com', any, off, off, off],
    ['https://a.com;https://b.com', any, off, any, any],
    ['https://a.com,\thttps://b.com', any, ['https://a.com', 'https://b.com'], any, any],
    ['"https://a.com"', any, off, any, any],
    ['HTTPS://a.com', any, off, any, any],
    ['http://[::1]:3000', any, off, any, any],
    ['$http_origin', any, off, any, any],
    ['null', any, off, off, ['null']],
    ['https://a.com,null', any, ['https://a.com'], ['https://a.com'], ['https://a.com', 'null']],
    ['tauri://localhost', any, off, ['tauri://localhost'], ['tauri://localhost']],
    ['chrome-extension://abc', any, off, off, off],
    ['https://a.com,', any, ['https://a.com'], ['https://a.com'], ['https://a.com']],
    ['https://a.com, *', any, any, any, any],
    ['', any, any, any, any],
  ])('%j means in each generation what the reference says', (value, ...expected) => {
    expect(columns.map((release) => origins(value, release))).toEqual(expected);
  });

  it('keeps an empty entry until v1.9.4', () => {
    expect(origins('https://a.com,', 'v1.9.4-noval')).toEqual(['https://a.com', '']);
    expect(origins('https://a.com,', 'v1.9.5-noval')).toEqual(['https://a.com']);
  });

  it('loses the check of the entry after a bad one in v1.0.5 to v1.1.1', () => {
    expect(origins('bad,worse,https://b.com', 'v1.0.5')).toEqual(['worse', 'https://b.com']);
    expect(origins('https://a.com, bad, https://b.com', 'v1.1.1')).toEqual(['https://a.com', ' https://b.com']);
    expect(origins('bad', 'v1.1.1')).toEqual([]);
    expect(origins('bad,worse', 'v1.1.1')).toEqual([]);
    expect(origins('bad,worse,https://b.com', 'v1.1.2')).toEqual(['https://b.com']);
  });

  it('loses them exactly as a Go slice does that shrinks while it is walked over', () => {
    const entry = fc.constantFrom('bad', 'worse', 'https://a.com', ' https://b.com', '');
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const value = entries.join(',').trim();
        fc.pre(value !== '');
        expect(origins(value, 'v1.0.5')).toEqual(shrinking(value.split(',')));
      }),
      { numRuns: 2000 },
    );
  });

  it("reads ACK's releases with the default flags", () => {
    expect(origins('https://a.com/', 'v1.11.5-aliyun.1')).toEqual([]);
    expect(origins('https://a.com/', 'v1.11.8')).toEqual(['*']);
  });
});

describe('the lists', () => {
  it('fall back to the default of the release', () => {
    expect(effectiveCors({ 'cors-allow-headers': '*' }, 'v1.2.0').headers).toBe(OLD_DEFAULT_HEADERS);
    expect(defaultHeaders('v1.2.0')).toBe(OLD_DEFAULT_HEADERS);
    expect(defaultHeaders('v1.2.1')).toBe(DEFAULT_HEADERS);
    expect(effectiveCors({ 'cors-allow-methods': 'M-SEARCH' }, 'v1.15.1').methods).toBe(DEFAULT_METHODS);
  });

  it('keep a line break only where nothing validates them', () => {
    const annotations = {
      'cors-allow-methods': 'GET,\nPOST',
      'cors-expose-headers': 'X-A,\nX-B',
      'cors-allow-headers': 'X-A,\nX-B',
    };
    const read = (release: string): readonly (string | null)[] => {
      const { methods, expose, headers } = effectiveCors(annotations, release);
      return [methods, expose, headers];
    };
    expect(read('v1.15.1')).toEqual([DEFAULT_METHODS, '', DEFAULT_HEADERS]);
    expect(read('v1.15.1-noval')).toEqual(['GET,\nPOST', 'X-A,\nX-B', DEFAULT_HEADERS]);
    expect(read('v1.9.6')).toEqual(['GET,\nPOST', 'X-A,\nX-B', DEFAULT_HEADERS]);
    expect(read('v1.11.8')).toEqual([DEFAULT_METHODS, '', DEFAULT_HEADERS]);
    expect(read('v1.8.5')).toEqual(['GET,\nPOST', 'X-A,\nX-B', 'X-A,\nX-B']);
  });

  it('cannot be exposed before v0.40.0', () => {
    expect(effectiveCors({ 'cors-expose-headers': 'X-A' }, 'v0.34.1').expose).toBeNull();
    expect(effectiveCors({ 'cors-expose-headers': 'X-A' }, 'v0.40.0').expose).toBe('X-A');
    expect(effectiveCors({ 'cors-expose-headers': '*' }, 'v1.15.1').expose).toBe('*');
  });
});

const text = (alphabet: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet.split('')), maxLength: 12 });

describe("the linear checks take exactly the values that the controller's expressions take", () => {
  const [v18, v115, v111] = ['v1.8.5', 'v1.15.1-noval', 'v1.11.8'].map(requireRelease);

  it('for methods', () => {
    fc.assert(
      fc.property(text('aZ, \n\t-*'), (value) => {
        expect(v115 && acceptsMethods(value, value, v115)).toBe(/^([A-Za-z]+,?\s?)+$/.test(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('for headers before v1.9', () => {
    fc.assert(
      fc.property(text('a1-_, \n*'), (value) => {
        expect(v18 && acceptsHeaders(value, v18)).toBe(/^([A-Za-z0-9\-_]+,?\s?)+$/.test(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('for exposed headers', () => {
    fc.assert(
      fc.property(text('a-*, \n'), (value) => {
        expect(v115 && acceptsExposed(value, value, v115)).toBe(/^(([A-Za-z0-9\-_]+|\*),?\s?)+$/.test(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('for origins as a whole', () => {
    const http = /^((((https?:\/\/)?(\*\.)?[A-Za-z0-9\-.]*(:\d+)?,?)+)|\*)?$/;
    const any = /^(((([a-z]+:\/\/)?(\*\.)?[A-Za-z0-9\-.]*(:\d+)?,?)+)|\*)?$/;
    const token = fc.constantFrom(
      'http://',
      'https://',
      'h',
      'tcp://',
      '://',
      '*.',
      '*',
      'a',
      'Z',
      ':1',
      ':',
      '/',
      ',',
      '1',
      '.',
    );
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 6 }), (tokens) => {
        const value = tokens.join('');
        const isRefused = (pattern: RegExp): boolean => !pattern.test(`bad${value}`);
        const reads = (release: typeof v111): readonly string[] =>
          release ? allowedOrigins({ 'cors-allow-origin': `bad${value}` }, release) : [];
        // Whatever passes as a whole cannot become "*" unless an entry says so: "bad" in front keeps entries apart.
        if (value.includes(',*')) return;
        expect(reads(v111)[0] === '*').toBe(isRefused(http));
        expect(reads(requireRelease('v1.15.1'))[0] === '*').toBe(isRefused(any));
      }),
      { numRuns: 1500 },
    );
  });

  it('in a time that grows with the length alone, also for hostile values', () => {
    const timed = (length: number): number => {
      const long = 'a'.repeat(length);
      const values = [
        `${long}!`,
        `${'a,'.repeat(length / 2)}!`,
        `${':1'.repeat(length / 2)}!`,
        `${'http://'.repeat(length / 7)}!`,
        `${' '.repeat(length)}!`,
      ];
      // Not by the clock: beside other work the longer run is interrupted more often than the shorter.
      const start = process.cpuUsage();
      for (const value of values) {
        for (const release of ['v0.44.0', 'v1.0.5', 'v1.8.5', 'v1.11.8', 'v1.15.1']) {
          effectiveCors(
            {
              'cors-allow-origin': value,
              'cors-allow-methods': value,
              'cors-allow-headers': value,
              'cors-expose-headers': value,
              'cors-max-age': value,
            },
            release,
          );
        }
      }
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    timed(32_768);
    const best = (length: number): number => Math.min(timed(length), timed(length), timed(length));
    // Eight times the length: a check that goes back over the value would take sixty-four times as long.
    expect(best(262_144)).toBeLessThan(32 * Math.max(best(32_768), 1));
  }, 120_000);
});
