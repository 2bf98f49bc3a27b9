import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Envelope, FromProbe } from '../../src/bridge/protocol.ts';
import { createProbe } from '../../src/background/probe.ts';
import type { WebRequestEvent } from '../../src/core/index.ts';
import { fakeScripts, fakeSettings } from '../support/fake-browser.ts';
import { createWorld, mainFrame, recorded, START } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds = 300) => vi.advanceTimersByTimeAsync(milliseconds);
const blockedPut = recorded('pf-missing-acao');
const details = blockedPut[0]?.details;
const ready: Envelope<FromProbe> = { name: 'ready', body: {} };

/** What an honest page says of the recorded request. */
const report = (credentials: string): Envelope<FromProbe> => ({
  name: 'call',
  body: {
    report: {
      url: details?.url,
      method: details?.method,
      mode: 'cors',
      credentials,
      redirect: 'follow',
      stack: '',
      time: details?.timeStamp,
    },
  },
});
const caller = { documentId: details?.documentId ?? null, frameId: details?.frameId ?? 0 };

async function asking() {
  const world = createWorld();
  const keeper = world.connect(1, 'keeper');
  const panel = world.connect();
  await pass(0);
  panel.link.send('probe', { on: true });
  await pass(0);
  return { world, keeper, panel };
}
const isRegistered = ({ scripts }: ReturnType<typeof createWorld>) => scripts.registered.map(({ id }) => id);

test('the probe is off until the user switches it on, and each panel is told', async () => {
  const world = createWorld();
  const [first, second] = [world.connect(1), world.connect(2)];
  await pass(0);
  expect([first.probe(), isRegistered(world)]).toEqual([{ on: false }, []]);
  first.link.send('probe', { on: true });
  await pass(0);
  expect([first.probe(), second.probe()]).toEqual([{ on: true }, { on: true }]);
  expect(isRegistered(world)).toEqual(['probe-relay', 'probe-page']);
});

test('the setting outlives the browser, and no script is there before a panel is', async () => {
  const { world } = await asking();
  const next = createWorld();
  next.local.items.set('probe', world.local.items.get('probe'));
  next.kill();
  next.connect(1, 'keeper');
  await pass(0);
  expect(isRegistered(next)).toEqual([]);
  const panel = next.connect();
  await pass(0);
  expect([panel.probe(), isRegistered(next).length]).toEqual([{ on: true }, 2]);
});

test.each([
  ['the switch goes off', ({ panel }: Awaited<ReturnType<typeof asking>>) => panel.link.send('probe', { on: false })],
  [
    'recording stops',
    ({ panel }: Awaited<ReturnType<typeof asking>>) => panel.link.send('settings', { recording: false }),
  ],
  ['the panel closes', ({ panel }: Awaited<ReturnType<typeof asking>>) => panel.port.disconnect()],
])('when %s, the scripts are taken out and the tab’s pages are told', async (_what, act) => {
  const all = await asking();
  act(all);
  await pass(0);
  expect([isRegistered(all.world), all.world.quieted]).toEqual([[], [1]]);
  expect(await all.world.say(ready)).toBe(false);
});

test('when DevTools close, the scripts are taken out and the tab’s pages are told', async () => {
  const { world, keeper, panel } = await asking();
  keeper.port.disconnect();
  panel.port.disconnect();
  await pass(0);
  expect([isRegistered(world), world.quieted]).toEqual([[], [1]]);
});

test('while another panel asks, the scripts stay', async () => {
  const { world, panel } = await asking();
  const other = world.connect(2);
  await pass(0);
  panel.link.send('settings', { recording: false });
  await pass(0);
  expect([isRegistered(world).length, world.quieted]).toEqual([2, [1]]);
  other.port.disconnect();
  await pass(0);
  expect([isRegistered(world).length, world.quieted]).toEqual([0, [1, 2]]);
});

test('only the pages of a tab whose panel asks are asked on', async () => {
  const { world } = await asking();
  expect([await world.say(ready), await world.say(ready, { tabId: 2 })]).toEqual([true, false]);
});

test('what a page tells changes its exchange in the panel, also after the request has ended', async () => {
  const { world, panel } = await asking();
  world.hear(blockedPut);
  await pass();
  expect(panel.exchanges().map(({ credentials }) => credentials)).toEqual(['unknown']);
  expect(await world.say(report('include'), caller)).toBe(true);
  await pass();
  expect(panel.exchanges().map(({ credentials, outcome }) => [credentials, outcome])).toEqual([['include', 'blocked']]);
});

test('a forged report changes nothing', async () => {
  const { world, panel } = await asking();
  world.hear(blockedPut);
  for (const forged of [{}, null, 'x', { url: details?.url, credentials: 'include' }]) {
    expect(await world.say({ name: 'call', body: { report: forged } }, caller)).toBe(true);
  }
  await pass();
  expect(panel.exchanges().map(({ credentials }) => credentials)).toEqual(['unknown']);
});

test('a report of another document changes nothing', async () => {
  const { world, panel } = await asking();
  world.hear(blockedPut);
  await world.say(report('include'), { ...caller, documentId: 'another' });
  await pass();
  expect(panel.exchanges().map(({ credentials }) => credentials)).toEqual(['unknown']);
});

test('a worker that is killed goes on asking: its ports come back one after the other', async () => {
  const { world } = await asking();
  await pass();
  world.kill();
  expect(await world.say(ready)).toBe(true);
  world.connect(1, 'keeper');
  await pass();
  expect([isRegistered(world).length, await world.say(ready), world.quieted]).toEqual([2, true, []]);
  world.connect();
  await pass(20_000);
  expect([isRegistered(world).length, await world.say(ready), world.quieted]).toEqual([2, true, []]);
});

test('a request that ended just before the worker was killed still gets its answer', async () => {
  const { world } = await asking();
  world.hear(blockedPut);
  await pass();
  await world.flush();
  world.kill();
  await world.say(report('omit'), caller);
  const panel = world.connect();
  await pass();
  expect(panel.exchanges().map(({ credentials }) => credentials)).toEqual(['omit']);
});

test('a worker whose ports do not come back takes the scripts out', async () => {
  const { world } = await asking();
  await pass();
  world.kill();
  await pass(15_001);
  expect([isRegistered(world), world.quieted]).toEqual([[], [1]]);
});

test('scripts that a browser’s crash left behind are taken out when the worker starts', async () => {
  const world = createWorld();
  world.scripts.registered.push({ id: 'probe-page' });
  world.kill();
  await pass(0);
  expect(isRegistered(world)).toEqual([]);
});

test('a browser that refuses once is asked again', async () => {
  const scripts = fakeScripts();
  const probe = createProbe(scripts, fakeSettings());
  vi.spyOn(scripts, 'registerContentScripts').mockRejectedValueOnce(new Error('not now'));
  await expect(probe.want(true)).rejects.toThrow('not now');
  await probe.want(true);
  expect(scripts.registered).toHaveLength(2);
});

describe('workers', () => {
  const workers: Envelope<FromProbe> = { name: 'workers', body: {} };
  const page = 'https://app.example.test:8443/';
  const script = `${page}worker.js`;

  /** A response of the network, as the capture hears of it. */
  const responded = (url: string, type: string, ...headers: readonly string[]): WebRequestEvent => ({
    event: 'onResponseStarted',
    details: {
      requestId: url,
      url,
      method: 'GET',
      type,
      tabId: 1,
      frameId: 0,
      timeStamp: START,
      statusCode: 200,
      responseHeaders: headers.map((name) => ({ name, value: 'x' })),
    },
  });
  async function consenting() {
    const all = await asking();
    all.panel.link.send('workers', { on: true });
    await pass(0);
    return all;
  }

  test('are not asked before the user says so, and each panel is told', async () => {
    const { world, panel } = await asking();
    world.hear([responded(page, 'main_frame'), responded(script, 'script')]);
    expect([panel.workers(), await world.say(workers)]).toEqual([{ on: false }, []]);
    panel.link.send('workers', { on: true });
    await pass(0);
    expect([panel.workers(), await world.say(workers)]).toEqual([{ on: true }, [script]]);
  });

  test('are asked only in a document and by a script whose responses were seen, without any policy', async () => {
    const { world } = await consenting();
    expect(await world.say(workers)).toEqual([]);
    world.hear([responded(script, 'script')]);
    expect(await world.say(workers)).toEqual([]);
    world.hear([responded(page, 'main_frame'), responded(`${page}strict.js`, 'script', 'Content-Security-Policy')]);
    expect(await world.say(workers)).toEqual([script]);
    expect(await world.say(workers, { frameId: 7 })).toEqual([]);
    world.hear([responded(page, 'main_frame', 'cross-origin-embedder-policy-report-only')]);
    expect(await world.say(workers)).toEqual([]);
  });

  test('a script that has a policy since is left alone', async () => {
    const { world } = await consenting();
    world.hear([
      responded(page, 'main_frame'),
      responded(script, 'script'),
      responded(script, 'script', 'Referrer-Policy'),
    ]);
    expect(await world.say(workers)).toEqual([]);
  });

  test('while the next document is on its way, nothing of the last one counts', async () => {
    const { world } = await consenting();
    world.hear([responded(page, 'main_frame'), responded(script, 'script'), mainFrame(`${page}next`)]);
    expect(await world.say(workers)).toEqual([]);
  });

  test('of many scripts the last hundred are remembered', async () => {
    const { world } = await consenting();
    world.hear([responded(page, 'main_frame')]);
    world.hear(Array.from({ length: 130 }, (_, index) => responded(`${script}?${index}`, 'script')));
    const known = await world.say(workers);
    expect(known).toHaveLength(100);
    expect(known).toContain(`${script}?129`);
  });

  test.each([
    [
      'the switch for workers',
      ({ panel }: Awaited<ReturnType<typeof asking>>) => panel.link.send('workers', { on: false }),
    ],
    [
      'the switch for pages',
      ({ panel }: Awaited<ReturnType<typeof asking>>) => panel.link.send('probe', { on: false }),
    ],
  ])('when %s goes off, those that run are told, and it stays off', async (_what, act) => {
    const all = await consenting();
    act(all);
    await pass(0);
    expect([all.panel.workers(), all.world.quietedWorkers]).toEqual([{ on: false }, [1]]);
    all.panel.link.send('probe', { on: true });
    await pass(0);
    expect(all.panel.workers()).toEqual({ on: false });
  });

  test('the consent outlives the browser, never without the one for pages', async () => {
    const { world } = await consenting();
    const items = Object.fromEntries(world.local.items);
    for (const on of [true, false]) {
      const next = createWorld();
      for (const [key, value] of Object.entries({ ...items, probe: on })) next.local.items.set(key, value);
      next.kill();
      const panel = next.connect();
      await pass(0);
      expect(panel.workers()).toEqual({ on });
    }
  });
});
