// A recorder whose last events somebody else keeps: it looks at them together, and before anybody can miss them.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorld, recorded, START } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);
const blockedPut = recorded('pf-missing-acao');
const allowedGet = recorded('get-ok-star', { prefix: 'g' });

async function start() {
  const world = createWorld(undefined, undefined, { isBacked: true });
  const panel = world.connect();
  await pass();
  return { world, panel };
}

test('what was heard is looked at once, when the panel is told: within 30 ms', async () => {
  const { world, panel } = await start();
  world.hear(blockedPut);
  await pass(29);
  expect(panel.exchanges()).toEqual([]);
  await pass(1);
  expect(panel.exchanges().map(({ outcome }) => outcome)).toEqual(['blocked']);
  expect(panel.told.slice(1)).toHaveLength(1);
});

test('the log of a page that asks for much is whole', async () => {
  const { world, panel } = await start();
  for (let count = 0; count < 300; count++) {
    world.hear(recorded('get-ok-star', { prefix: `${count}-` }));
    await pass(10);
  }
  await pass(100);
  expect(panel.exchanges().map(({ outcome }) => outcome)).toEqual(Array.from({ length: 300 }, () => 'allowed'));
  expect(panel.told.length).toBeLessThan(20);
});

test('a panel that comes meanwhile has all of it', async () => {
  const { world } = await start();
  world.hear(blockedPut);
  const panel = world.connect();
  await pass();
  expect(panel.exchanges().map(({ outcome }) => outcome)).toEqual(['blocked']);
});

test('what came before the log was cleared goes with it, and what came before recording was stopped stays', async () => {
  const { world, panel } = await start();
  world.hear(blockedPut);
  panel.link.send('clear', {});
  await pass(1000);
  expect(panel.exchanges()).toEqual([]);
  world.hear(allowedGet);
  panel.link.send('settings', { recording: false });
  await pass(1000);
  expect(panel.exchanges().map(({ outcome }) => outcome)).toEqual(['allowed']);
});

test('all of it is written when that is asked for, as where DevTools close', async () => {
  const { world } = await start();
  world.hear(blockedPut);
  await world.flush();
  world.kill();
  const again = world.connect();
  await pass();
  expect(again.exchanges().map(({ outcome }) => outcome)).toEqual(['blocked']);
});
