import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Channel, ChannelMessage } from '../../src/bridge/devtools-channel.ts';
import { createNetworkLog } from '../../src/devtools/network-log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const sent: ChannelMessage[] = [];
  let ask: (message: ChannelMessage) => void = () => {};
  const channel: Channel = {
    send: (message) => void sent.push(message),
    hear: (heard) => {
      ask = heard;
    },
  };
  const { hear, recall } = createNetworkLog(channel);
  const urls = (): readonly (readonly string[])[] =>
    sent.map((message) => (message.name === 'ask' ? [] : message.entries.map(({ url, body }) => url + body)));
  return { hear, recall, urls, ask: () => ask({ name: 'ask' }) };
}
const entry = (url: string, status = 200): unknown => ({
  startedDateTime: '2026-11-23T03:04:51.140Z',
  request: { method: 'GET', url, headers: [] },
  response: { status },
});
const none = async (): Promise<unknown> => Promise.reject(new Error('asked for a body in vain'));

test('tells entries together, and all that it has to a panel that comes later', async () => {
  const { hear, urls, ask } = start();
  hear(entry('https://a.test/1'), none);
  hear(entry('https://a.test/2'), none);
  hear(entry('chrome-extension://a/b'), none);
  expect(urls()).toEqual([]);
  await vi.advanceTimersByTimeAsync(250);
  hear(entry('https://a.test/3'), none);
  ask();
  await vi.advanceTimersByTimeAsync(250);
  const both = ['https://a.test/1', 'https://a.test/2'];
  expect(urls()).toEqual([both, both, ['https://a.test/3']]);
});

test('tells of a page that goes on asking every two seconds', async () => {
  const { hear, urls } = start();
  for (let count = 0; count < 24; count++) {
    hear(entry(`https://a.test/${count}`), none);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(urls().map((told) => told.length)).toEqual([20]);
  await vi.advanceTimersByTimeAsync(250);
  expect(urls().flat()).toHaveLength(24);
});

test('tells of a page that asks for much when it pauses', async () => {
  const { hear, urls } = start();
  for (let count = 0; count < 500; count++) {
    hear(entry(`https://a.test/${count}`), none);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(urls()).toEqual([]);
  await vi.advanceTimersByTimeAsync(250);
  expect(urls().map((told) => told.length)).toEqual([500]);
});

test.each([
  ['ten seconds', 15, 600, 700],
  ['1,000 entries', 5, 1000, 1100],
])('or after %s', async (_, gap, least, most) => {
  const { hear, urls } = start();
  for (let passed = 0; passed < 10_500; passed += gap) {
    hear(entry(`https://a.test/${passed}`), none);
    await vi.advanceTimersByTimeAsync(gap);
  }
  const [first = []] = urls();
  expect(first.length).toBeGreaterThanOrEqual(least);
  expect(first.length).toBeLessThan(most);
});

test('asks for the body of an error only, and nobody waits for it', async () => {
  const { hear, urls } = start();
  hear(entry('https://a.test/error', 502), () => new Promise((resolve) => setTimeout(resolve, 5000, ': nginx')));
  hear(entry('https://a.test/fine'), none);
  await vi.advanceTimersByTimeAsync(250);
  expect(urls()).toEqual([['https://a.test/fine']]);
  await vi.advanceTimersByTimeAsync(5250);
  expect(urls().at(-1)).toEqual(['https://a.test/error: nginx']);
});

test('keeps the latest 2,000 entries', async () => {
  const { hear, urls, ask } = start();
  for (let count = 0; count < 2500; count++) hear(entry(`https://a.test/${count}`), none);
  await vi.advanceTimersByTimeAsync(250);
  ask();
  expect(urls().at(-1)).toHaveLength(2000);
  expect(urls().at(-1)?.[0]).toBe('https://a.test/500');
});

test('what DevTools knew before is told once, whichever way it comes first', async () => {
  const { hear, recall, urls } = start();
  hear(entry('https://a.test/told'), none);
  await vi.advanceTimersByTimeAsync(250);
  hear(entry('https://a.test/both'), none);
  for (const path of ['told', 'missed', 'both', 'later']) recall(entry(`https://a.test/${path}`), none);
  await vi.advanceTimersByTimeAsync(250);
  hear(entry('https://a.test/later'), none);
  hear(entry('https://a.test/new'), none);
  await vi.advanceTimersByTimeAsync(250);
  expect(urls()).toEqual([
    ['https://a.test/told'],
    ['https://a.test/missed', 'https://a.test/later', 'https://a.test/both'],
    ['https://a.test/new'],
  ]);
});

test('a request under way waits until it is heard', async () => {
  const { hear, recall, urls } = start();
  recall(entry('https://a.test/slow', 0), none);
  await vi.advanceTimersByTimeAsync(250);
  hear(entry('https://a.test/slow'), none);
  await vi.advanceTimersByTimeAsync(250);
  expect(urls()).toEqual([['https://a.test/slow']]);
});
