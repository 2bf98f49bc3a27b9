import { afterEach, expect, test } from 'vitest';
import { watchForWorkers } from '../../src/background/worker-signs.ts';
import type { WebRequestEvent } from '../../src/core/index.ts';
import { fake } from '../support/fake-browser.ts';

const { onBeforeRequest } = fake.webRequest;
const { inspectedWindow, network } = fake.devtools;
const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => {
  onBeforeRequest.listeners.clear();
  network.onNavigated.listeners.clear();
});

/** The page's answer is its address and, where a service worker controls it, a mark. */
async function watching(page = 'https://app.test/') {
  inspectedWindow.eval = () => Promise.resolve(page);
  let found = 0;
  const signs = watchForWorkers(() => found++, 'own');
  await settled();
  return {
    see: signs.see,
    found: () => found,
    hosts: () => [...onBeforeRequest.listeners.values()].map(([filter]) => urlsOf(filter)[0]),
    turnTo: async (answer: string): Promise<void> => {
      inspectedWindow.eval = () => Promise.resolve(answer);
      network.onNavigated.emit('https://app.test/');
      await settled();
    },
  };
}
const urlsOf = (filter: unknown): readonly string[] =>
  typeof filter === 'object' && filter !== null && 'urls' in filter && Array.isArray(filter.urls) ? filter.urls : [];

const details = { requestId: '1', method: 'GET', tabId: 1, frameId: 0, timeStamp: 0 };
const request = (url: string, type: string, initiator?: string): WebRequestEvent => ({
  event: 'onBeforeRequest',
  details: { ...details, url, type, ...(initiator === undefined ? {} : { initiator }) },
});
const sent = (type: string, goal: string): WebRequestEvent => ({
  event: 'onBeforeSendHeaders',
  details: {
    ...details,
    url: 'https://app.test/w.js',
    type,
    requestHeaders: [{ name: 'Sec-Fetch-Dest', value: goal }],
  },
});

test('a page without workers is no sign, nor are its scripts', async () => {
  const { see, found } = await watching();
  see(request('https://app.test/app.js', 'script', 'https://app.test'));
  see(sent('script', 'script'));
  see(sent('script', 'worker'));
  onBeforeRequest.emit({ ...details, url: 'https://app.test/app.js', type: 'script' });
  expect(found()).toBe(0);
});

test('a page that a service worker controls is a sign, from the start and after a navigation', async () => {
  expect((await watching('https://app.test/ controlled')).found()).toBe(1);
  const later = await watching();
  expect(later.found()).toBe(0);
  await later.turnTo('https://app.test/2 controlled');
  expect(later.found()).toBe(1);
});

test('a script that is requested for a shared worker is a sign', async () => {
  const { see, found } = await watching();
  see(sent('script', 'sharedworker'));
  expect(found()).toBe(1);
});

test('a script of the page’s host that belongs to no tab is a sign', async () => {
  const { found } = await watching();
  onBeforeRequest.emit({ ...details, tabId: -1, url: 'https://app.test/sw.js', type: 'script' });
  expect(found()).toBe(1);
});

test('the hosts of frames and of whoever asks are looked after, each once and twenty at most', async () => {
  const { see, hosts } = await watching();
  see(request('https://frame.test/', 'sub_frame', 'https://app.test'));
  see(request('https://api.test/', 'xmlhttprequest', 'https://frame.test'));
  see(request('https://api.test/', 'xmlhttprequest', 'https://other.test'));
  see(request('data:text/html,', 'sub_frame', 'null'));
  expect(hosts()).toEqual(['*://app.test/*', '*://frame.test/*', '*://other.test/*']);
  for (let number = 0; number < 50; number++) see(request(`https://f${number}.test/`, 'sub_frame'));
  expect(hosts()).toHaveLength(20);
});

test('after the first sign nothing is looked after any more', async () => {
  const { see, found, hosts, turnTo } = await watching();
  see(sent('script', 'sharedworker'));
  see(sent('script', 'sharedworker'));
  see(request('https://frame.test/', 'sub_frame'));
  await turnTo('https://app.test/ controlled');
  expect(hosts()).toEqual([]);
  expect(found()).toBe(1);
});

test('its listeners are its own, so that no other page of the extension takes them away with its like', async () => {
  await watching();
  const [[filter] = []] = [...onBeforeRequest.listeners.values()];
  expect(urlsOf(filter)).toEqual(['*://app.test/*', 'https://own.invalid/']);
});
