import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebRequestEvent } from '../../src/core/index.ts';
import { createWorld, recorded, START } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds = 300) => vi.advanceTimersByTimeAsync(milliseconds);

/** Two requests, one with a preflight, whose events come in turn. */
function stream(): readonly WebRequestEvent[] {
  const [put, get] = [recorded('pf-missing-acao'), recorded('get-ok-star', { prefix: 'g' })];
  const length = Math.max(put.length, get.length);
  return Array.from({ length }, (_, index) => [put[index], get[index]]).flatMap((pair) =>
    pair.filter((event) => event !== undefined),
  );
}

async function logAfter(kill: number | null): Promise<unknown> {
  const world = createWorld();
  const panel = world.connect();
  await pass(0);
  const events = stream();
  world.hear(events.slice(0, kill ?? events.length));
  await pass();
  if (kill === null) return panel.exchanges();
  world.kill();
  // The event that wakes the worker comes before its storage has been read.
  world.hear(events.slice(kill));
  const again = world.connect();
  await pass();
  return again.exchanges();
}

describe('a worker that is killed', () => {
  test.each(stream().map((_, index) => [index + 1]))(
    'after event %i goes on as if nothing had happened',
    async (kill) => {
      expect(await logAfter(kill)).toEqual(await logAfter(null));
    },
  );

  test('remembers the settings of the tab', async () => {
    const world = createWorld();
    const panel = world.connect();
    await pass(0);
    panel.link.send('settings', { keepLog: true, recording: false });
    await pass();
    world.kill();
    const again = world.connect();
    await pass();
    expect(again.settings()).toEqual({ keepLog: true, recording: false });
  });

  test('keeps capturing for a tab it remembers, until the tab has had time to come back', async () => {
    const world = createWorld();
    world.connect();
    await pass();
    world.kill();
    await pass(14_000);
    expect(world.capturing.at(-1)).toBe(true);
    await pass(2000);
    expect(world.capturing.at(-1)).toBe(false);
    expect([...world.store.items.keys()].filter((key) => key.startsWith('tab:'))).toEqual([]);
  });

  test('does not forget a tab that came back', async () => {
    const world = createWorld();
    world.connect();
    await pass();
    world.kill();
    const again = world.connect();
    await pass(60_000);
    world.hear(recorded('pf-missing-acao', { start: START + 60_000 }));
    await pass();
    expect(again.exchanges()).toHaveLength(1);
  });
});
