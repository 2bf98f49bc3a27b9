import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMirror, type Turn, WHEN_QUIET } from '../../src/background/mirror.ts';
import { fakeStore } from '../support/fake-browser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const turnToGo = (key: string): Turn => (key.startsWith('a') ? 'first' : key.startsWith('b') ? 'second' : 'never');
const mirrorOf = (store: ReturnType<typeof fakeStore>) => createMirror(store, { latest: () => ({}), turnToGo });

test('writes the first change at once and a thousand more in one batch', async () => {
  const store = fakeStore();
  const mirror = mirrorOf(store);
  mirror.write('a0', 'x');
  await pass(0);
  expect(store.writes).toBe(1);
  for (let index = 1; index <= 1000; index++) mirror.write(`a${index}`, 'x');
  await pass(250);
  expect(store.writes).toBe(2);
  expect(store.items.size).toBe(1001);
});

test('where somebody else keeps the last of it, it is written when the page is quiet, or after five seconds', async () => {
  const store = fakeStore();
  const mirror = createMirror(store, { latest: () => ({}), turnToGo, pace: WHEN_QUIET });
  mirror.write('a0', 'x');
  await pass(1000);
  mirror.write('a1', 'x');
  await pass(1499);
  expect(store.writes).toBe(0);
  await pass(1);
  expect(store.writes).toBe(1);
  for (let index = 0; index < 4; index++) {
    mirror.write('a0', index);
    await pass(1000);
  }
  expect(store.writes).toBe(1);
  mirror.write('a0', 'last');
  await pass(1000);
  expect([store.writes, store.items.get('a0')]).toEqual([2, '"last"']);
});

test('what must never go does not wait for the page to be quiet', async () => {
  const store = fakeStore();
  const mirror = createMirror(store, { latest: () => ({}), turnToGo, pace: WHEN_QUIET });
  await pass(1000);
  mirror.write('a', 'x');
  mirror.write('tab', 'x');
  await pass(0);
  expect([...store.items.keys()]).toEqual(['a', 'tab']);
  mirror.write('a', 'y');
  mirror.write('tab', 'y');
  await pass(100);
  expect(store.items.get('tab')).toBe('"y"');
});

test('a value that is taken away again is not stored', async () => {
  const store = fakeStore();
  const mirror = mirrorOf(store);
  mirror.write('a', 1);
  await pass(200);
  mirror.write('a', 2);
  mirror.write('a', null);
  await pass(200);
  expect([...store.items]).toEqual([]);
});

test('when the storage is full the oldest of what may go first makes room', async () => {
  const store = fakeStore(70);
  const mirror = mirrorOf(store);
  for (const key of ['z', 'b1', 'a1', 'a2']) mirror.write(key, 'x'.repeat(10));
  await pass(200);
  mirror.write('b2', 'y'.repeat(10));
  await pass(200);
  expect([...store.items.keys()]).toEqual(['z', 'b1', 'a2', 'b2']);
});

test('what must never go stays, also when nothing else is left to make room', async () => {
  const store = fakeStore(70);
  const mirror = mirrorOf(store);
  for (const key of ['z1', 'z2', 'z3', 'b1']) mirror.write(key, 'x'.repeat(10));
  await pass(200);
  mirror.write('b2', 'y'.repeat(500));
  await pass(200);
  expect([...store.items.keys()]).toEqual(['z1', 'z2', 'z3']);
  mirror.write('z4', 'x'.repeat(10));
  await pass(200);
  expect([...store.items.keys()]).toEqual(['z1', 'z2', 'z3', 'z4']);
});

test('reads back what it wrote, and nothing where another version wrote something else', async () => {
  const store = fakeStore();
  const mirror = mirrorOf(store);
  mirror.write('a', { some: ['thing', null] });
  await pass(200);
  await store.set({ b: { not: 'text' }, c: '{' });
  expect(await mirrorOf(store).load()).toEqual({ a: { some: ['thing', null] }, b: undefined, c: undefined });
});

test('after a restart it makes room with what an earlier worker wrote', async () => {
  const store = fakeStore(60);
  await store.set({ a1: JSON.stringify('x'.repeat(20)), a2: JSON.stringify('x'.repeat(20)) });
  const mirror = mirrorOf(store);
  expect(Object.keys(await mirror.load())).toEqual(['a1', 'a2']);
  mirror.write('b', 'y'.repeat(20));
  await pass(200);
  expect([...store.items.keys()]).toEqual(['a2', 'b']);
});
