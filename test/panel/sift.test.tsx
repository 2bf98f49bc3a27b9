import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { Row } from '../../src/panel/store/rows.ts';
import { sift } from '../../src/panel/store/sift.ts';

const row = (key: number): Row => ({ kind: 'navigation', key: String(key), url: '' });
const rows = (from: number, count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => row(from + index));
const isEven = ({ key }: Row): boolean => Number(key) % 2 === 0;

/** So slow that a pass over a thousand rows takes several turns, however fast the machine is. */
const slowly =
  (accepts: (row: Row) => boolean) =>
  (tested: Row): boolean => {
    const end = performance.now() + 0.05;
    while (performance.now() < end);
    return accepts(tested);
  };

function sifting(count: number, accepts: ((row: Row) => boolean) | null) {
  const log = signal(rows(0, count));
  const wanted = signal(accepts);
  const found = sift(log, wanted);
  return { log, wanted, found, keys: () => found.value.map(({ key }) => Number(key)) };
}

test('what passes stands in the order of the log, at once where the log is short', () => {
  const { log, wanted, found, keys } = sifting(10, isEven);
  expect(keys()).toEqual([0, 2, 4, 6, 8]);
  log.value = [...log.value, row(11), row(12)];
  expect(keys()).toEqual([0, 2, 4, 6, 8, 12]);
  wanted.value = (tested) => !isEven(tested);
  expect(keys()).toEqual([1, 3, 5, 7, 9, 11]);
  wanted.value = null;
  expect(found.value).toBe(log.value);
  log.value = rows(0, 3);
  expect(found.value).toBe(log.value);
});

test('the rows of before stay while a long log is gone through', async () => {
  const { wanted, found, keys } = sifting(2000, null);
  const before = found.value;
  wanted.value = slowly(isEven);
  expect(found.value).toBe(before);
  await vi.waitFor(() => expect(found.value).not.toBe(before), 15_000);
  expect(keys()).toEqual(Array.from({ length: 1000 }, (_, index) => index * 2));
});

test('a filter that has changed ends the pass for the one of before', async () => {
  const { wanted, found, keys } = sifting(2000, null);
  const seen: number[] = [];
  found.subscribe(({ length }) => void seen.push(length));
  wanted.value = slowly(isEven);
  wanted.value = slowly(({ key }) => key === '7');
  await vi.waitFor(() => expect(keys()).toEqual([7]), 15_000);
  expect(seen).toEqual([2000, 1]);
});

test('a pass that is under way is not begun anew by each request, and looks at what came meanwhile in the end', async () => {
  const { log, wanted, found } = sifting(2000, null);
  const asked = vi.fn<(row: Row) => boolean>(slowly(isEven));
  wanted.value = asked;
  for (let number = 0; number < 50; number++) log.value = [...log.value, row(2000 + number)];
  await vi.waitFor(() => expect(found.value).toHaveLength(1025), 15_000);
  expect(asked.mock.calls.length).toBe(2000 + 2050);
});
