import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProbe } from '../../src/background/probe.ts';
import { createRecorder } from '../../src/background/recorder.ts';
import { createStandby } from '../../src/background/standby.ts';
import { createLink } from '../../src/bridge/link.ts';
import { type FromStandby, portName, type ToStandby } from '../../src/bridge/protocol.ts';
import type { WebRequestEvent } from '../../src/core/index.ts';
import { fakePorts, fakeScripts, fakeSettings, fakeStore } from '../support/fake-browser.ts';
import { recorded, START } from './world.ts';

const TAB = 1;
const events = recorded('pf-missing-acao');

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

const world = {
  browser: 'chromium',
  ownOrigin: 'chrome-extension://own',
  originOfTab: () => Promise.resolve('https://app.example.test:8443'),
  isOpen: () => Promise.resolve(false),
  quiet: () => {},
} as const;
const probe = () => createProbe(fakeScripts(), fakeSettings());

/** A background beside DevTools pages that come and go; `hear` is the browser telling whoever listens. */
function createScene(store = fakeStore()) {
  let pages = 0;
  const listening = new Set<(event: WebRequestEvent) => void>();
  const standby = createStandby({
    store,
    listen: (_, receive) => ({ start: () => void listening.add(receive), stop: () => void listening.delete(receive) }),
    record: (options) => createRecorder({ ...world, store, ...options, probe: probe() }),
  });
  return {
    store,
    listeners: () => listening.size,
    hear: (heard: readonly WebRequestEvent[]): void => {
      for (const event of heard) for (const receive of listening) receive(event);
    },
    open: () => {
      const name = portName(TAB, 'keeper', String(pages++));
      const [near, far] = fakePorts(name);
      const found: boolean[] = [];
      const link = createLink<ToStandby, FromStandby>(near, ({ body }) => found.push(body.found));
      standby.connect(far);
      const hand = (heard: readonly WebRequestEvent[]): void => standby.heard(name, () => heard);
      return { ...link, found, hand, end: () => near.disconnect() };
    },
    standby,
  };
}

/** What a DevTools page does with these events before it ends: records them and writes its log. */
async function recordThere(store: ReturnType<typeof fakeStore>, heard: readonly WebRequestEvent[]): Promise<void> {
  const page = createRecorder({ ...world, store, tabId: TAB, setCapturing: () => {}, probe: probe() });
  await page.ready;
  for (const event of heard) page.hear(event);
  await page.handOver();
}

/** The log that is stored, as the next DevTools page would read it, but for the numbers of the changes: they tell the time. */
function stored({ items }: ReturnType<typeof fakeStore>): readonly unknown[] {
  const found = [...items].filter(([key]) => key.startsWith('log:'));
  return found.map(([, text]): unknown => ({ ...Object(JSON.parse(String(text))), seq: 0 }));
}
async function undisturbed(): Promise<readonly unknown[]> {
  const store = fakeStore();
  await recordThere(store, events);
  return stored(store);
}

test('while DevTools are open the background does not listen', async () => {
  const { open, listeners } = createScene();
  open().send('adopt', {});
  await pass(60_000);
  expect(listeners()).toBe(0);
});

test('DevTools that open for the first time find nothing to go on with', async () => {
  const { open } = createScene();
  const page = open();
  page.send('adopt', {});
  await pass(0);
  expect(page.found).toEqual([false]);
});

test.each(events.map((_, index) => [index]))(
  'DevTools that close after event %i and open again find the log of an undisturbed run',
  async (count) => {
    const { store, open, hear } = createScene();
    const page = open();
    await recordThere(store, events.slice(0, count));
    page.send('leaving', {});
    // The page hears these two as well, and may or may not come to write them.
    page.hand(events.slice(Math.max(0, count - 1), count + 1));
    hear(events.slice(Math.max(0, count - 1)));
    page.end();
    await pass(1000);
    const next = open();
    next.send('adopt', {});
    await pass(100);
    expect(next.found).toEqual([true]);
    expect(stored(store)).toEqual(await undisturbed());
  },
);

test.each(events.map((_, index) => [index]))(
  'when DevTools end without a word after event %i, what they had not written comes from what they handed on',
  async (count) => {
    const { store, open, hear } = createScene();
    const page = open();
    page.hand(events.slice(0, count));
    await recordThere(store, events.slice(0, Math.max(0, count - 2)));
    page.end();
    hear(events.slice(count));
    await pass(1000);
    const next = open();
    next.send('adopt', {});
    await pass(100);
    expect(stored(store)).toEqual(await undisturbed());
  },
);

test('what DevTools handed on goes in as well where it comes before their port, or after it has closed', async () => {
  const { store, open, hear, standby } = createScene();
  const name = portName(TAB, 'keeper', '0');
  standby.heard(name, () => events.slice(0, 1));
  const page = open();
  page.end();
  standby.heard(name, () => events.slice(1, 2));
  hear(events.slice(2));
  await pass(1000);
  const next = open();
  next.send('adopt', {});
  await pass(100);
  expect(stored(store)).toEqual(await undisturbed());
});

test('what DevTools handed on and comes when the background has long begun counts once', async () => {
  const { store, open, hear } = createScene();
  const page = open();
  await recordThere(store, events.slice(0, 3));
  page.send('leaving', {});
  hear(events.slice(2, 5));
  page.end();
  await pass(1000);
  page.hand(events.slice(0, 5));
  hear(events.slice(5));
  const next = open();
  next.send('adopt', {});
  await pass(100);
  expect(stored(store)).toEqual(await undisturbed());
});

test('what the next DevTools page hears before it has adopted the log is not counted twice', async () => {
  const { store, open, hear } = createScene();
  const page = open();
  await recordThere(store, events.slice(0, 2));
  page.end();
  await pass(1000);
  const next = open();
  hear(events.slice(2));
  next.hand(events.slice(2));
  next.send('adopt', {});
  await pass(100);
  expect(stored(store)).toEqual(await undisturbed());
});

test('5 s after DevTools have closed nobody listens, and nothing is kept', async () => {
  const { store, open, listeners } = createScene();
  const page = open();
  await recordThere(store, events);
  page.end();
  await pass(4900);
  expect(listeners()).toBe(1);
  expect(stored(store)).toHaveLength(1);
  await pass(300);
  expect(listeners()).toBe(0);
  expect(stored(store)).toEqual([]);
});

test('DevTools that only seemed to close are left to record, and the background stops to listen', async () => {
  const { open, listeners } = createScene();
  const page = open();
  page.send('leaving', {});
  expect(listeners()).toBe(1);
  await pass(3000);
  expect(listeners()).toBe(0);
});

test('DevTools that close before they have adopted the log do not end the watch over the tab', async () => {
  const { open, listeners } = createScene();
  open().end();
  await pass(100);
  const next = open();
  next.send('adopt', {});
  next.end();
  await pass(100);
  expect(listeners()).toBe(1);
  await pass(6000);
  expect(listeners()).toBe(0);
});

test('what a worker that was killed left of closed DevTools is taken away, and that of open ones stays', async () => {
  const store = fakeStore();
  await recordThere(store, events);
  await store.set({ 'tab:2': '{}', 'log:2:0': '{}' });
  const { open } = createScene(store);
  open();
  await pass(10_000);
  expect([...store.items.keys()].filter((key) => key.endsWith(':2') || key.includes(':2:'))).toEqual([]);
  expect(stored(store)).toHaveLength(1);
});

test('ports that are no DevTools page’s are closed', () => {
  const { standby } = createScene();
  for (const name of ['foreign', portName(TAB, 'panel')]) {
    const [near, far] = fakePorts(name);
    const closed = vi.fn<() => void>();
    near.onDisconnect.addListener(closed);
    standby.connect(far);
    expect(closed).toHaveBeenCalledOnce();
  }
});
