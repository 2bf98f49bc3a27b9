import { expect, test } from 'vitest';
import { createLines } from '../../../src/core/recording/lines.ts';

const raw = (...lines: readonly (readonly [string, string])[]) => lines.map(([name, value]) => ({ name, value }));

test('lines that are alike are one and the same, whatever stands beside them; names are told apart as they are spelt', () => {
  const read = createLines();
  const [first, second, third] = [raw(['Vary', 'Origin'], ['ETag', '1']), raw(['ETag', '2'], ['Vary', 'Origin'])]
    .map(read)
    .concat([read(raw(['vary', 'Origin'], ['Vary', 'origin']))]);
  expect(first).toEqual([
    ['Vary', 'Origin'],
    ['ETag', '1'],
  ]);
  expect(second?.[1]).toBe(first?.[0]);
  expect(third).toEqual([
    ['vary', 'Origin'],
    ['Vary', 'origin'],
  ]);
});

test('bytes become the characters of the same number, and no value an empty one', () => {
  const read = createLines();
  expect(read([{ name: 'a', binaryValue: [0x80, 0xff] }, { name: 'b' }])).toEqual([
    ['a', '\u0080\u00FF'],
    ['b', ''],
  ]);
});

test('it does not grow with what never comes again', () => {
  const read = createLines();
  const once = read(raw(['Vary', 'Origin']))[0];
  for (let index = 0; index < 4999; index++) read(raw(['ETag', String(index)]));
  expect(read(raw(['Vary', 'Origin']))[0]).toBe(once);
  read(raw(['ETag', 'one more']));
  const anew = read(raw(['Vary', 'Origin']))[0];
  expect(anew).toEqual(once);
  expect(anew).not.toBe(once);
});
