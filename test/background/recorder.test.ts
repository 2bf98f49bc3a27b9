import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorld, mainFrame, type PanelEnd, recorded, START } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds = 300) => vi.advanceTimersByTimeAsync(milliseconds);
const blockedPut = recorded('pf-missing-acao');
const allowedGet = recorded('get-ok-star', { prefix: 'g' });

test('a request that happens while DevTools is open arrives in the panel', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(blockedPut);
  await pass(40);
  expect(panel.heard).toEqual(['log', 'probe', 'workers', 'capture', 'entries']);
  expect(panel.exchanges().map(({ outcome, legs }) => [outcome, legs.map(({ role }) => role)])).toEqual([
    ['blocked', ['preflight', 'request']],
  ]);
});

test('a panel that is opened later gets the whole log', async () => {
  const world = createWorld();
  world.connect(1, 'keeper');
  await pass(0);
  world.hear(blockedPut);
  world.hear(allowedGet);
  await pass();
  const panel = world.connect();
  await pass(0);
  expect(panel.exchanges().map(({ outcome }) => outcome)).toEqual(['blocked', 'allowed']);
});

test('the DevTools page keeps the capture going and is told the settings only', async () => {
  const world = createWorld();
  const keeper = world.connect(1, 'keeper');
  await pass(0);
  world.hear(blockedPut);
  await pass();
  expect(keeper.heard).toEqual(['settings']);
});

test('stops the capture at once when no DevTools is open, and starts it when one opens', async () => {
  const world = createWorld();
  await pass(0);
  expect(world.capturing).toEqual([false]);
  world.connect();
  expect(world.capturing).toEqual([false, true]);
});

test('stops the capture and forgets the log when the last port of the last tab closes', async () => {
  const world = createWorld();
  const [keeper, panel] = [world.connect(1, 'keeper'), world.connect(1)];
  await pass(0);
  world.hear(blockedPut);
  await pass();
  keeper.port.disconnect();
  await pass();
  expect(world.capturing.at(-1)).toBe(true);
  panel.port.disconnect();
  await pass();
  expect(world.capturing.at(-1)).toBe(false);
  expect([...world.store.items.keys()].filter((key) => key !== 'fold')).toEqual([]);
});

test('tabs without DevTools are not recorded', async () => {
  const world = createWorld();
  const panel = world.connect(1);
  await pass(0);
  world.hear(recorded('pf-missing-acao', { tabId: 2 }));
  await pass();
  expect(panel.exchanges()).toEqual([]);
  expect(JSON.stringify([...world.store.items])).not.toContain('pf-missing-acao');
});

test('two tabs have two logs', async () => {
  const world = createWorld();
  const [first, second] = [world.connect(1), world.connect(2)];
  await pass(0);
  world.hear(recorded('pf-missing-acao', { tabId: 2 }));
  await pass();
  expect([first.exchanges().length, second.exchanges().length]).toEqual([0, 1]);
});

const ofWorker = (prefix: string, start: number) => recorded('get-ok-star', { tabId: -1, prefix, start });
const attributions = (panel: PanelEnd) => panel.exchanges().map(({ attribution }) => attribution);

test('a request of a shared or service worker is shown where the page has its origin', async () => {
  const world = createWorld();
  const [panel, other] = [world.connect(1), world.connect(2)];
  await pass(0);
  world.hear([mainFrame('https://elsewhere.test/', { tabId: 2, time: START - 1 })]);
  world.hear(ofWorker('w', START));
  await pass();
  expect(attributions(panel)).toEqual(['origin']);
  expect(other.exchanges()).toEqual([]);
});

test('a request of a worker is shown where a frame of the page has its origin', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear([mainFrame('https://elsewhere.test/', { time: START - 1 })]);
  world.hear(recorded('get-ok-star', { prefix: 'frame' }));
  world.hear(ofWorker('w', START + 10));
  await pass();
  expect(attributions(panel)).toEqual([undefined, 'origin']);
});

test('a request of a worker that no open page has the origin of is listed as not attributed', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear([mainFrame('https://elsewhere.test/')]);
  world.hear(ofWorker('w', START + 10));
  await pass();
  expect(attributions(panel)).toEqual(['none']);
  expect(panel.exchanges()[0]?.outcome).toBe('allowed');
});

test('a request of a worker of another open page is not shown', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.open.add('https://app.example.test:8443');
  world.hear([mainFrame('https://elsewhere.test/')]);
  world.hear(ofWorker('w', START + 10));
  await pass();
  expect(panel.exchanges()).toEqual([]);
});

test('what the browser itself asks for is not shown', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(
    ofWorker('w', START).map(({ event, details }) => ({ event, details: { ...details, initiator: undefined } })),
  );
  await pass();
  expect(panel.exchanges()).toEqual([]);
});

test('requests of the extension itself are not recorded', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(
    allowedGet.map(({ event, details }) => ({ event, details: { ...details, initiator: 'chrome-extension://own' } })),
  );
  await pass();
  expect(panel.exchanges()).toEqual([]);
});

test('requests to the page’s own origin are not shown', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(
    allowedGet.map(({ event, details }) => ({
      event,
      details: { ...details, initiator: 'https://api.other.test:8443' },
    })),
  );
  await pass();
  expect(panel.exchanges()).toEqual([]);
});

test.each([['wss://api.other.test:8443/live'], ['data:text/plain,x']])(
  '%s is not shown: CORS does not apply to it',
  async (url) => {
    const world = createWorld();
    const panel = world.connect();
    await pass(0);
    world.hear(allowedGet.map(({ event, details }) => ({ event, details: { ...details, url } })));
    await pass();
    expect(panel.exchanges()).toEqual([]);
  },
);

test('a navigation clears the log', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(blockedPut);
  await pass();
  world.hear([mainFrame('https://app.example.test:8443/next', { time: START + 9000 })]);
  await pass();
  expect(panel.log()).toEqual([]);
  expect(panel.heard).toEqual(['log', 'probe', 'workers', 'capture', 'entries', 'cleared', 'capture']);
});

test('a prerendered page and a frame do not clear the log', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(blockedPut);
  const { event, details } = mainFrame('https://app.example.test:8443/next', { time: START + 9000 });
  world.hear([{ event, details: { ...details, frameId: 77 } }]);
  world.hear([{ event, details: { ...details, type: 'sub_frame' } }]);
  await pass();
  expect(panel.exchanges()).toHaveLength(1);
});

test('what began before a navigation and ends after it does not come back', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(blockedPut.slice(0, 3));
  world.hear([mainFrame('https://app.example.test:8443/next', { time: START + 9000 })]);
  world.hear(blockedPut.slice(3));
  await pass();
  expect(panel.log()).toEqual([]);
});

test('with "Keep log" a navigation is a line in the log, one for all its redirects', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  panel.link.send('settings', { keepLog: true });
  await pass(0);
  world.hear(blockedPut);
  world.hear([mainFrame('http://app.example.test/next', { time: START + 9000 })]);
  world.hear([mainFrame('https://app.example.test/next', { time: START + 9010 })]);
  await pass();
  expect(panel.log().map((entry) => (entry.kind === 'navigation' ? entry.url : entry.kind))).toEqual([
    'exchange',
    'https://app.example.test/next',
  ]);
});

test('"Clear" empties the log of every panel of the tab', async () => {
  const world = createWorld();
  const [first, second] = [world.connect(), world.connect()];
  await pass(0);
  world.hear(blockedPut);
  await pass();
  first.link.send('clear', {});
  await pass();
  expect([first.log(), second.log()]).toEqual([[], []]);
});

test('while recording is off new requests are not shown, and one that was seen to begin still ends', async () => {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(blockedPut.slice(0, 3));
  panel.link.send('settings', { recording: false });
  await pass();
  world.hear(blockedPut.slice(3));
  world.hear(allowedGet);
  await pass();
  expect(panel.exchanges().map(({ outcome }) => outcome)).toEqual(['blocked']);
  expect(panel.settings()).toEqual({ recording: false, keepLog: false });
});

test('a port with a foreign name is closed', async () => {
  const world = createWorld();
  const port = world.connectAs('something-else');
  await pass(0);
  expect(() => port.postMessage({})).toThrow('disconnected');
});

test('DevTools that close while the page is asked for leave nothing behind', async () => {
  let tell: (origin: string) => void = () => {};
  const world = createWorld(
    undefined,
    () =>
      new Promise((told) => {
        tell = told;
      }),
  );
  const panel = world.connect();
  await pass(0);
  panel.port.disconnect();
  await pass();
  tell('https://app.example.test:8443');
  await pass();
  expect([...world.store.items.keys()].filter((key) => key.startsWith('tab:'))).toEqual([]);
});

test('a port that is gone before the storage was read leaves nothing behind', async () => {
  const world = createWorld();
  world.connect().port.disconnect();
  await pass();
  expect(world.capturing.at(-1)).toBe(false);
  expect([...world.store.items.keys()].filter((key) => key.startsWith('tab:'))).toEqual([]);
});
