import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combined, lines, trimmed } from '../../../src/core/http/headers.ts';
import { tokenList } from '../../../src/core/http/list.ts';
import { essenceOf } from '../../../src/core/http/mime.ts';
import { parseUrl } from '../../../src/core/http/url.ts';
import { isTrustworthy, isUrl, originOf, sameOrigin } from '../../../src/core/http/origin.ts';

const headers = [
  ['Vary', 'a'],
  ['vary', ' b\t'],
  ['X', ''],
] as const;

describe('header lines', () => {
  test('keep duplicates and order, and are found without regard to case', () => {
    expect(lines(headers, 'vary')).toEqual(['a', 'b']);
    expect(combined(headers, 'vary')).toBe('a, b');
  });

  test('an empty value is there, a missing header is not', () => {
    expect(combined(headers, 'x')).toBe('');
    expect(combined(headers, 'y')).toBeNull();
  });

  test('only space and tab are white space', () => {
    expect(trimmed(' \tа\u000B\u00A0')).toBe('а\u000B\u00A0');
  });
});

describe('list headers', () => {
  test.each([
    ['a,b', ['a', 'b']],
    [',a,, b,', ['a', 'b']],
    ['', []],
    ["*, 'x'", ['*', "'x'"]],
  ])('%j', (value, tokens) => expect(tokenList([['L', value]], 'l')).toEqual({ tokens }));

  test.each(['a b', 'a;b', '"a"', 'a:', 'a\u000B'])('%j is not a token', (value) => {
    expect(tokenList([['L', `x, ${value}`]], 'l')).toEqual({ malformed: value });
  });

  test('absent is not empty', () => expect(tokenList([], 'l')).toBeNull());
});

describe('origins', () => {
  test('the short way for plain URLs gives what the URL parser gives', () => {
    const host = fc.stringMatching(/^[a-z0-9x.-]{1,12}$/);
    const tail = fc.constantFrom('', '/', '/p?q#f', ':80/', ':443', ':8080/x', ':08', ':99999', ':', '@h/');
    fc.assert(
      fc.property(fc.constantFrom('http://', 'https://', 'HTTP://', 'ws://'), host, tail, (scheme, name, rest) => {
        const url = scheme + name + rest;
        expect(originOf(url)).toBe(parseUrl(url)?.origin ?? 'null');
        expect(isUrl(url)).toBe(parseUrl(url) !== null);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['https://élève.test/x', 'https://xn--lve-6lad.test'],
    ['https://a.test:443/', 'https://a.test'],
    ['http://[0:0::1]:8080', 'http://[::1]:8080'],
    ['https://a.test./', 'https://a.test.'],
    ['data:text/plain,x', 'null'],
    ['not a url', 'null'],
  ])('%s', (url, origin) => expect(originOf(url)).toBe(origin));

  test('a host of more labels than DNS knows is left to the URL parser', () => {
    for (const labels of [126, 127, 128, 1000]) {
      const url = `https://${'a.'.repeat(labels)}test`;
      expect(originOf(url)).toBe(parseUrl(url)?.origin);
    }
  });

  test.each([
    ['https://app.shop.test', true],
    ['app.shop.test:8080', true],
    ['HTTPS://APP.SHOP.TEST', true],
    ['data:,x', true],
    ['app.shop.test', false],
    ['/path', false],
    ['https://', false],
    ['http://[', false],
    ['', false],
  ])('%j is an absolute URL: %s', (text, expected) => expect(isUrl(text)).toBe(expected));

  test('an opaque origin is the same as nothing, itself included', () =>
    expect(sameOrigin('null', 'null')).toBe(false));

  test.each([
    ['https://a.test', true],
    ['http://localhost:3000', true],
    ['http://127.0.0.1', true],
    ['http://app.localhost', true],
    ['http://a.test', false],
    ['null', false],
  ])('%s is trustworthy: %s', (origin, trusted) => expect(isTrustworthy(origin)).toBe(trusted));
});

describe('MIME essence', () => {
  test.each([
    ['Text/Plain;charset=utf-8', 'text/plain'],
    [' text/plain ;x', 'text/plain'],
    ['text/plain,', null],
    ['text', null],
    ['te xt/plain', null],
  ])('%s', (value, essence) => expect(essenceOf(value)).toBe(essence));
});
