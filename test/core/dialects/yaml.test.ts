import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { commentText } from '../../../src/core/dialects/yaml.ts';

test('a comment keeps its Chinese words', () => {
  const text = '来自 https://app.shop.test 的 PUT /orders 需要 PUT 方法（“预检”）。';
  expect(commentText(text)).toBe(text);
});

test.each([
  ['the end of a line, in every script', 'a\nb\r\u0085\u2028\u2029c', 'a?b????c'],
  ['a turn of the direction of writing', 'a\u202eb\u2066c', 'a?b?c'],
  ['what is invisible', 'a\u200bb\u0000c\ufeff', 'a?b?c?'],
])('shows as a question mark: %s', (_what, text, shown) => {
  expect(commentText(text)).toBe(shown);
});

const EVIL = ['a', ':', '#', '"', '\n', '\r', '\t', '\u0085', '\u2028', '\u2029', '\u202E', '跨'];

test('whatever a page puts into a comment stays in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...EVIL) }), (evil) => {
      const { errors, contents } = parseDocument(`# ${commentText(`需要 ${evil} 方法`)}\nkey: value`);
      expect([errors, JSON.stringify(contents)]).toEqual([[], '{"key":"value"}']);
    }),
  );
});
