import { describe, expect, it } from 'vitest';
import { headerValue, setHeaders } from '../../../src/core/ingress-nginx/set-headers.ts';

describe('more_set_headers', () => {
  const lines = [
    ['X-A', '1'],
    ['vary', 'Origin'],
    ['x-a', '2'],
  ] as const;

  it('replaces in place, whatever the letter case, and drops further lines of the name', () => {
    expect(setHeaders(lines, [['X-A', '3']])).toEqual([
      ['X-A', '3'],
      ['vary', 'Origin'],
    ]);
  });

  it('appends a new name', () => {
    expect(setHeaders(lines, [['X-B', '3']])).toEqual([...lines, ['X-B', '3']]);
  });

  it('removes with an empty value', () => {
    expect(setHeaders(lines, [['x-A', '']])).toEqual([['vary', 'Origin']]);
  });

  it('keeps the order of the changes', () => {
    const changes = [
      ['B', '1'],
      ['A', '1'],
      ['B', '2'],
    ] as const;
    expect(setHeaders([], changes)).toEqual([
      ['B', '2'],
      ['A', '1'],
    ]);
  });

  it('finds the first line of a name', () => {
    expect(headerValue(lines, 'x-a')).toBe('1');
    expect(headerValue(lines, 'x-b')).toBeNull();
  });
});
