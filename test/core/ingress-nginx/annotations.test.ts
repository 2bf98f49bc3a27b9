import { describe, expect, it } from 'vitest';
import { boolValue, intValue, rawValue, stringValue, trimSpace } from '../../../src/core/ingress-nginx/annotations.ts';

describe('annotation values as Go reads them', () => {
  it('finds a key with and without the prefix, and prefers the one with it', () => {
    expect(rawValue({ 'enable-cors': 'a' }, 'enable-cors')).toBe('a');
    expect(rawValue({ 'enable-cors': 'a', 'nginx.ingress.kubernetes.io/enable-cors': 'b' }, 'enable-cors')).toBe('b');
    expect(rawValue({ 'nginx.org/enable-cors': 'a' }, 'enable-cors')).toBeUndefined();
  });

  it.each([
    ['1', true],
    ['t', true],
    ['TRUE', true],
    ['True', true],
    ['0', false],
    ['F', false],
    ['False', false],
    ['tRUE', null],
    ['true ', null],
    ['yes', null],
    ['on', null],
    ['', null],
  ])('reads the boolean "%s"', (text, expected) => {
    expect(boolValue({ x: text }, 'x', true)).toBe(expected ?? true);
    expect(boolValue({ x: text }, 'x', false)).toBe(expected ?? false);
  });

  it.each([
    ['600', 600],
    ['+600', 600],
    ['-1', -1],
    ['0', 0],
    ['-0', 0],
    ['0000000000000000000000600', 600],
    ['999999999999', 999_999_999_999],
    ['9223372036854775807', Number(9_223_372_036_854_775_807n)],
    ['9223372036854775808', 7],
    ['-9223372036854775808', Number(-9_223_372_036_854_775_808n)],
    ['-9223372036854775809', 7],
    ['99999999999999999999', 7],
    [' 600', 7],
    ['86400s', 7],
    ['1.5', 7],
    ['1e3', 7],
    ['0x10', 7],
    ['', 7],
  ])('reads the number "%s"', (text, expected) => {
    expect(intValue({ x: text }, 'x', 7)).toBe(expected);
  });

  it('trims every line, and takes a blank value for none', () => {
    expect(stringValue({ x: ' a \n\tb ' }, 'x')).toBe('a\nb');
    expect(stringValue({ x: 'a\n' }, 'x')).toBe('a\n');
    expect(stringValue({ x: ' \t ' }, 'x')).toBeNull();
    expect(stringValue({}, 'x')).toBeNull();
  });

  it("trims Go's white space, not JavaScript's", () => {
    const spaces = '\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2007\u200A\u2028\u2029\u202F\u205F\u3000';
    expect(trimSpace(`${spaces}a b${spaces}`)).toBe('a b');
    expect(trimSpace('\uFEFFa\u200B')).toBe('\uFEFFa\u200B');
    expect(trimSpace(spaces)).toBe('');
  });
});
