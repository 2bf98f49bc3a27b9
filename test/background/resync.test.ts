import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keyOf } from '../../src/bridge/limit.ts';
import { comeback, portName } from '../../src/bridge/protocol.ts';
import { createLink } from '../../src/bridge/link.ts';
import type { ToBackground, ToPanel } from '../../src/bridge/protocol.ts';
import { createWorld, mainFrame, recorded, START } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds = 300) => vi.advanceTimersByTimeAsync(milliseconds);
const old = recorded('get-ok-star', { prefix: 'old' });
const events = recorded('pf-missing-acao');

/** A panel that has a request of before, and a worker that has stored it. */
async function begun() {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  world.hear(old);
  await pass();
  return { world, panel };
}
async function undisturbed() {
  const { world, panel } = await begun();
  world.hear(events);
  await pass();
  return panel.exchanges();
}

describe('a panel that comes back', () => {
  test.each(events.map((_, index) => [index]))(
    'when the worker is killed after event %i is told what is newer, and has the log of an undisturbed run',
    async (count) => {
      const { world, panel } = await begun();
      world.hear(events.slice(0, count));
      await pass();
      panel.port.disconnect();
      world.kill();
      world.hear(events.slice(count, count + 2));
      const again = world.connect(1, 'panel', panel);
      await pass();
      world.hear(events.slice(count + 2));
      await pass();
      expect(again.heard).not.toContain('log');
      expect(again.told.flat()).not.toContain(panel.log().map(keyOf)[0]);
      expect(again.exchanges()).toEqual(await undisturbed());
    },
  );

  test('is told of each change once, also of those that it was not told before its port closed', async () => {
    const { world, panel } = await begun();
    world.hear(events);
    // What is collected for the panel goes with the port.
    panel.port.disconnect();
    world.connect(1, 'keeper');
    await pass();
    const again = world.connect(1, 'panel', panel);
    await pass();
    expect(again.told).toEqual([again.log().slice(1).map(keyOf)]);
    expect(again.exchanges()).toEqual(await undisturbed());
  });

  test('has its settings, and what else a panel is told first', async () => {
    const { world, panel } = await begun();
    panel.link.send('settings', { keepLog: true });
    await pass();
    panel.port.disconnect();
    world.kill();
    const again = world.connect(1, 'panel', panel);
    await pass();
    expect(again.settings()).toEqual({ recording: true, keepLog: true });
    expect(again.heard).toEqual(['entries', 'settings', 'probe', 'workers', 'capture']);
  });

  test('is told the whole log where something has left it meanwhile', async () => {
    const { world, panel } = await begun();
    world.hear(events);
    await pass();
    panel.port.disconnect();
    world.kill();
    world.hear([mainFrame('https://app.example.test:8443/next', { time: Date.now() })]);
    await pass();
    const again = world.connect(1, 'panel', panel);
    await pass();
    expect(again.heard[0]).toBe('log');
    expect(again.exchanges()).toEqual([]);
  });

  test('is told the whole log where its tab was forgotten meanwhile', async () => {
    const { world, panel } = await begun();
    panel.port.disconnect();
    await pass(60_000);
    const again = world.connect(1, 'panel', panel);
    await pass();
    expect(again.heard[0]).toBe('log');
    expect(again.exchanges()).toEqual([]);
  });

  test.each([
    ['a number that nobody gave it', comeback(Number.MAX_SAFE_INTEGER)],
    ['a number of another version', 'v0-1'],
    ['no number', 'x'],
  ])('is told the whole log where it names %s', async (_, mark) => {
    const { world } = await begun();
    const port = world.connectAs(portName(1, 'panel', mark));
    const names: string[] = [];
    createLink<ToBackground, ToPanel>(port, ({ name }) => names.push(name));
    await pass();
    expect(names[0]).toBe('log');
  });
});
