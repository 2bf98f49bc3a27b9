import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again every 50 ms until the probe gives something else than `undefined` or `false`; a probe that throws counts
 * as "not yet". @throws after `ms`, with the probe's last error as cause.
 */
export async function until<T>(what: string, probe: () => Promise<T | undefined | false>, ms = 15_000): Promise<T> {
  const end = Date.now() + ms;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(50);
  }
  throw new Error(`Not within ${ms} ms: ${what}`, { cause: last });
}
