import { describe, expect, test } from 'vitest';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { readableHeaders } from '../../../src/core/fetch/exposed.ts';

const exposing = (...values: string[]): HeaderLines =>
  values.map((value) => ['Access-Control-Expose-Headers', value] as const);

describe('a script reads of an answer from another origin', () => {
  test.each([
    'cache-control',
    'content-language',
    'content-length',
    'content-type',
    'expires',
    'last-modified',
    'pragma',
  ])('%s, unasked', (name) => {
    expect(readableHeaders([], 'include')(name)).toBe(true);
  });

  test('what the answer exposes, however it is spelt and on however many lines', () => {
    const isReadable = readableHeaders(exposing('X-Request-ID, ETag', 'x-total'), 'include');
    expect(['x-request-id', 'etag', 'x-total', 'x-other', 'date'].map(isReadable)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('everything under * without credentials, and with them only a header of that name', () => {
    expect(readableHeaders(exposing('*'), 'omit')('x-request-id')).toBe(true);
    expect(readableHeaders(exposing('*'), 'include')('x-request-id')).toBe(false);
  });

  test('nothing of a list that does not parse', () => {
    expect(readableHeaders(exposing('X-A, "X-B"'), 'omit')('x-a')).toBe(false);
  });

  test('never a cookie', () => {
    expect(readableHeaders(exposing('*', 'Set-Cookie'), 'omit')('set-cookie')).toBe(false);
  });
});
