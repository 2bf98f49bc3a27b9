import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepConnected } from '../../src/bridge/port.ts';
import { type FakePort, fakePorts } from '../support/fake-browser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const SETTINGS = { recording: true, keepLog: false };

function connection(available: () => boolean = () => true) {
  const opened: FakePort[] = [];
  const heard: string[] = [];
  const states: string[] = [];
  const connected = keepConnected({
    connect: () => {
      if (!available()) throw new Error('Extension context invalidated.');
      const [near, far] = fakePorts();
      opened.push(far);
      return near;
    },
    receive: (message) => heard.push(message.name),
    onState: (state) => states.push(state),
  });
  return { connected, opened, heard, states };
}

test('connects again 100 ms after the worker was stopped', () => {
  const { opened } = connection();
  opened[0]?.disconnect();
  vi.advanceTimersByTime(99);
  expect(opened).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(opened).toHaveLength(2);
});

test('waits twice as long after each failure in a row, and 5 s at most', () => {
  const { opened } = connection();
  const waits: number[] = [];
  for (let round = 0; round < 9; round++) {
    const start = Date.now();
    const before = opened.length;
    opened.at(-1)?.disconnect();
    while (opened.length === before) vi.advanceTimersByTime(50);
    waits.push(Date.now() - start);
  }
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
});

test('starts again at 100 ms once the background has answered', () => {
  const { opened } = connection();
  for (const wait of [100, 200, 400]) {
    opened.at(-1)?.disconnect();
    vi.advanceTimersByTime(wait);
  }
  opened.at(-1)?.postMessage({ name: 'settings', body: SETTINGS });
  opened.at(-1)?.disconnect();
  vi.advanceTimersByTime(100);
  expect(opened).toHaveLength(5);
});

test('says that it is connected when the background has answered, and not before', () => {
  const { opened, states, heard } = connection();
  expect(states).toEqual(['connecting']);
  opened[0]?.postMessage({ name: 'settings', body: SETTINGS });
  expect(states).toEqual(['connecting', 'connected']);
  expect(heard).toEqual(['settings']);
});

test('pings every 20 s, so that the worker is not stopped', () => {
  const { opened } = connection();
  const heard: unknown[] = [];
  opened[0]?.onMessage.addListener((message) => heard.push(message));
  vi.advanceTimersByTime(60_000);
  expect(heard).toEqual(Array.from({ length: 3 }, () => ({ name: 'ping', body: {} })));
});

test('what is said while nobody listens is said on the next connection', () => {
  const said: unknown[] = [];
  const ports: FakePort[] = [];
  const connected = keepConnected({
    connect: () => {
      const [near, far] = fakePorts();
      far.onMessage.addListener((message) => said.push(message));
      ports.push(far);
      return near;
    },
    receive: () => {},
  });
  ports[0]?.disconnect();
  connected.send('settings', { keepLog: true });
  connected.send('clear', {});
  expect(said).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(said).toEqual([
    { name: 'settings', body: { keepLog: true } },
    { name: 'clear', body: {} },
  ]);
});

test('gives up when the extension is gone', () => {
  let there = true;
  const { opened, states } = connection(() => there);
  there = false;
  opened[0]?.disconnect();
  vi.advanceTimersByTime(60_000);
  expect(states).toEqual(['connecting', 'connecting', 'gone']);
  expect(opened).toHaveLength(1);
});

test('stays closed when it was closed on purpose', () => {
  const { connected, opened } = connection();
  connected.close();
  vi.advanceTimersByTime(60_000);
  expect(opened).toHaveLength(1);
});
