import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutgoing, createTail } from '../../src/background/tail.ts';
import { mainFrame } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const eventOf = (number: number) => mainFrame('https://app.test/', { id: `${number}` });

function start() {
  const sent: string[] = [];
  const outgoing = createOutgoing((events) => void sent.push(events.map(({ details }) => details.requestId).join(' ')));
  const note = (...numbers: number[]): void => {
    for (const number of numbers) outgoing.note(eventOf(number));
  };
  return { sent, outgoing, note };
}

test('what the page hears goes to the background together, within 30 ms', () => {
  const { sent, note } = start();
  note(1, 2);
  vi.advanceTimersByTime(29);
  note(3);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  note(4);
  vi.advanceTimersByTime(30);
  vi.advanceTimersByTime(100);
  expect(sent).toEqual(['1 2 3', '4']);
});

test('a page that is about to end sends at once what waits and what comes, until it turns out that it stays', () => {
  const { sent, outgoing, note } = start();
  note(1, 2);
  outgoing.hasten();
  note(3);
  expect(sent).toEqual(['1 2', '3']);
  outgoing.relax();
  note(4);
  expect(sent).toHaveLength(2);
  vi.advanceTimersByTime(30);
  expect(sent).toEqual(['1 2', '3', '4']);
});

test('the last 400 messages are kept, each to be taken once, and none is read before', () => {
  const tail = createTail();
  let reads = 0;
  for (let number = 0; number < 8000; number++)
    tail.add(() => {
      reads++;
      return [eventOf(number)];
    });
  expect(reads).toBe(0);
  const taken = tail.take().map(({ details }) => Number(details.requestId));
  expect(taken.slice(-400)).toEqual(Array.from({ length: 400 }, (_, index) => 7600 + index));
  expect(taken.length).toBeLessThan(800);
  expect(tail.take()).toEqual([]);
});
