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
  const began = Date.now();
  const telling = createTelling((tabId, entries, gone) => {
    const urls = entries.map((one) => (one.kind === 'navigation' ? `${one.id} ${one.url}` : ''));
    told.push([Date.now() - began, [tabId, ...urls, ...gone.map((key) => `-${key}`)].join(' ')]);
  });
  return { told, telling };
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

test('of a busy page it is told less often, and soon again when the page has come to rest', () => {
  const { told, telling } = start();
  const times = () => told.map(([time]) => time);
  for (let index = 0; index < 60; index++) {
    for (const id of 'abcd') telling.note(1, entry(id));
    vi.advanceTimersByTime(10);
  }
  expect(times()).toEqual([30, 280, 530]);
  vi.advanceTimersByTime(2000);
  telling.note(1, entry('e'));
  vi.advanceTimersByTime(30);
  expect(times().at(-1)).toBe(2630);
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
