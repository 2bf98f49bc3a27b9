import { describe, expect, test } from 'vitest';
import { isSafelistedMethod, unsafeHeaders, unsafeReason } from '../../../src/core/fetch/safelist.ts';

describe('methods', () => {
  test.each(['GET', 'HEAD', 'POST'])('%s is safelisted', (method) => expect(isSafelistedMethod(method)).toBe(true));
  test.each(['get', 'PUT', 'patch', 'OPTIONS', 'QUERY'])('%s is not', (method) =>
    expect(isSafelistedMethod(method)).toBe(false),
  );
});

describe('a header needs no preflight', () => {
  test.each([
    ['accept', '*/*'],
    ['accept', 'text/html;q=0.9, é'],
    ['accept-language', 'de-CH, de;q=0.9'],
    ['content-language', 'en'],
    ['content-type', 'text/plain'],
    ['content-type', 'Text/Plain;charset=utf-8'],
    ['content-type', 'text/plain;garbage'],
    ['content-type', 'multipart/form-data; boundary=x'],
    ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'],
    ['range', 'bytes=0-'],
    ['range', 'bytes=5-'],
    ['range', 'bytes=10-20'],
    ['range', 'Bytes=7-7'],
    ['range', 'bytes=9-10'],
    ['accept', 'a'.repeat(128)],
    ['accept', 'a\tb'],
    ['accept', "!#$%&'*+-./;=^_`|~ ,09AZaz"],
    ['accept-language', 'azAZ09 *,-.;='],
    ['accept-language', ''],
  ])('%s: %s', (name, value) => expect(unsafeReason(name, value)).toBeNull());
});

describe('a header needs one, and this is why', () => {
  test.each([
    ['accept', '"quoted"', 'unsafe-byte'],
    ['accept', 'a\u0000', 'unsafe-byte'],
    ['accept', 'a\u007F', 'unsafe-byte'],
    ['accept', 'a'.repeat(129), 'too-long'],
    ['accept-language', 'en_US', 'language-byte'],
    ['content-language', 'é', 'language-byte'],
    ['content-type', 'application/json', 'content-type'],
    ['content-type', 'text/plain,text/plain', 'content-type'],
    ['content-type', 'text /plain', 'content-type'],
    ['content-type', 'text', 'content-type'],
    ['content-type', 'multipart/form-data; boundary="x"', 'unsafe-byte'],
    ['range', 'bytes=-500', 'range'],
    ['range', 'bytes=0-1,5-6', 'range'],
    ['range', 'bytes=9-1', 'range'],
    ['range', 'bytes =0-1', 'range'],
    ['range', 'x bytes=0-1', 'range'],
    ['range', 'bytes=0-1 ', 'range'],
    ['range', 'bytes=', 'range'],
    ['accept-language', 'en\n', 'language-byte'],
    ['accept-language', '_en', 'language-byte'],
    ['accept-language', 'en_', 'language-byte'],
    ['content-type', 'a'.repeat(129), 'too-long'],
    ['content-type', 'text/plain;"', 'unsafe-byte'],
    ['authorization', 'Bearer x', 'not-safelisted'],
    ['x-long', 'a'.repeat(129), 'not-safelisted'],
    ['x-requested-with', 'XMLHttpRequest', 'not-safelisted'],
  ])('%s: %s', (name, value, reason) => expect(unsafeReason(name, value)).toBe(reason));

  test('1024 bytes together are too many, and then none of them is safe', () => {
    const eight = Array.from({ length: 8 }, (_, index) => ['Accept', 'a'.repeat(127) + index] as const);
    expect(unsafeHeaders(eight)).toEqual([]);
    const nine = unsafeHeaders([...eight, ['Content-Language', 'e'], ['x-b', '1']]);
    expect(nine.map(({ name, reason }) => [name, reason])).toEqual([
      ['accept', 'total-too-long'],
      ['content-language', 'total-too-long'],
      ['x-b', 'not-safelisted'],
    ]);
  });

  test.each('\u0000\u0001\u0008\n\u000B\r\u001F"():<>?@[\\]{}\u007F'.split(''))('the byte %j is not safe', (byte) => {
    expect(unsafeReason('accept', `a${byte}`)).toBe('unsafe-byte');
    expect(unsafeReason('content-type', `text/plain;${byte}`)).toBe('unsafe-byte');
  });

  test('exactly 1024 bytes are not too many, and what is unsafe anyway does not count', () => {
    const eight = Array.from({ length: 8 }, (_, index) => ['Accept', 'a'.repeat(127) + index] as const);
    expect(unsafeHeaders([...eight, ['X-A', 'a'.repeat(2000)]]).map(({ name }) => name)).toEqual(['x-a']);
    expect(unsafeHeaders([...eight, ['Content-Language', 'e']])).toContainEqual({
      name: 'content-language',
      value: 'e',
      reason: 'total-too-long',
    });
  });

  test('names come lower-case and sorted, as in Access-Control-Request-Headers', () => {
    const headers = [
      ['X-B', '1'],
      ['Content-Type', 'application/json'],
      ['X-A', '2'],
    ] as const;
    expect(unsafeHeaders(headers).map(({ name }) => name)).toEqual(['content-type', 'x-a', 'x-b']);
  });
});
