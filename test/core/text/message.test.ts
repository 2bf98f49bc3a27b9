import { expect, test } from 'vitest';
import { english } from '../../../src/core/index.ts';
import { fill, parts } from '../../../src/core/text/message.ts';

test('a placeholder without a value stays, so that a missing one is seen', () => {
  expect(fill('{a} and {b}', { a: '1' })).toBe('1 and {b}');
});

test('a value is never read as a template', () => {
  expect(fill('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&');
});

test('parts keep apart what we say and what pages have put into it', () => {
  const message = { key: 'k', values: { host: 'api.shop.test', n: '2' } };
  expect(parts(message, () => 'Ask {host} {n} times. {other}')).toEqual([
    { text: 'Ask ', value: false },
    { text: 'api.shop.test', value: true },
    { text: ' ', value: false },
    { text: '2', value: true },
    { text: ' times. {other}', value: false },
  ]);
  expect(parts(message, () => '')).toEqual([]);
});

test('every key can be a message’s name in _locales', () => {
  for (const key of Object.keys(english)) expect(key).toMatch(/^[a-z0-9_]+$/);
});

test('no sentence talks down or drags: no please, simply, just, e.g., i.e.', () => {
  const wrong = Object.entries(english).filter(([, text]) =>
    /\b(?:please|simply|just|easily|e\.g\.|i\.e\.)/i.test(text),
  );
  expect(wrong).toEqual([]);
});
