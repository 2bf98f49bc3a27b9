import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTelling } from '../../src/background/telling.ts';
import type { Entry } from '../../src/bridge/protocol.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const entry = (id: string, url = 'https://app.test/'): Entry => ({ kind: 'navigation', id, url, time: 1 });

function start() {
  const told: (readonly [number, string])[] = [];
  const gathered: Entry[] = [];
  const began = Date.now();
  const telling = createTelling(
    (tabId, entries, gone) => {
      const urls = entries.map((one) => (one.kind === 'navigation' ? `${one.id} ${one.url}` : ''));
      told.push([Date.now() - began, [tabId, ...urls, ...gone.map((key) => `-${key}`)].join(' ')]);
    },
    () => {
      for (const one of gathered.splice(0)) telling.note(1, one);
    },
  );
  return { told, telling, gathered };
}

test('the panel is told of a change within 30 ms, and of the last state only', () => {
  const { told, telling } = start();
  telling.note(1, entry('a', 'https://old.test/'));
  telling.note(1, entry('a', 'https://new.test/'));
  telling.note(2, entry('b'));
  telling.forget(2, 'nc');
  vi.advanceTimersByTime(30);
  expect(told).toEqual([
    [30, '1 a https://new.test/'],
    [30, '2 b https://app.test/ -nc'],
  ]);
});

test('of a busy page it is told once a second, or when the page pauses, and soon again when it has come to rest', () => {
  const { told, telling } = start();
  const times = () => told.map(([time]) => time);
  const changes = (count: number): void => {
    for (let index = 0; index < count; index++) telling.note(1, entry(`${index}`));
  };
  for (let step = 0; step < 160; step++) {
    changes(20);
    vi.advanceTimersByTime(10);
  }
  expect(times()).toEqual([30, 1030]);
  vi.advanceTimersByTime(100);
  expect(times().slice(2)).toEqual([1690]);
  vi.advanceTimersByTime(2000);
  changes(1);
  vi.advanceTimersByTime(30);
  expect(times().at(-1)).toBe(3730);
});

test('a page that asks for little is told of soon, however long it goes on', () => {
  const { told, telling } = start();
  for (let index = 0; index < 20; index++) {
    telling.note(1, entry(`${index}`));
    telling.note(1, entry(`${index}`, 'https://end.test/'));
    vi.advanceTimersByTime(165);
  }
  expect(told.map(([time]) => time)).toEqual(Array.from({ length: 20 }, (_, index) => 165 * index + 30));
});

test('what is only expected is gathered when it is told, and told together with what was noted', () => {
  const { told, telling, gathered } = start();
  telling.note(1, entry('a'));
  telling.expect();
  gathered.push(entry('b'));
  vi.advanceTimersByTime(30);
  telling.expect();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([[30, '1 a https://app.test/ b https://app.test/']]);
});

test('a change that follows a small one is told soon, too', () => {
  const { told, telling } = start();
  for (let index = 0; index < 3; index++) {
    telling.note(1, entry('a'));
    vi.advanceTimersByTime(40);
  }
  expect(told.map(([time]) => time)).toEqual([30, 70, 110]);
});

test('nothing is told of a log that was emptied meanwhile', () => {
  const { told, telling } = start();
  telling.note(1, entry('a'));
  telling.drop(1);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([]);
});
