import { expect, test, vi } from 'vitest';
import { remembering } from '../../src/core/remembering.ts';

const spied = () => vi.fn((text: string) => (text === '' ? null : text.length.toString()));

test('a text is looked at once, also where nothing comes of it', () => {
  const read = spied();
  const lengthOf = remembering(read);
  expect(['abc', 'abc', '', ''].map(lengthOf)).toEqual(['3', '3', null, null]);
  expect(read).toHaveBeenCalledTimes(2);
});

test('with more texts than it holds it starts anew', () => {
  const read = spied();
  const lengthOf = remembering(read, 2);
  for (const text of ['a', 'b', 'a', 'c', 'c', 'a']) lengthOf(text);
  expect(read.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a']);
});

test('a long text is not held', () => {
  const read = spied();
  const lengthOf = remembering(read, 2, 3);
  expect(['abcd', 'abcd', 'abc', 'abc'].map(lengthOf)).toEqual(['4', '4', '3', '3']);
  expect(read).toHaveBeenCalledTimes(3);
});
