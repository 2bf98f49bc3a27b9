// Loads one page in several browsers in turn.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { loadTime } from './capture-stage.ts';
import { median } from './timing.ts';

const PARALLEL = 500;
const SEQUENTIAL = 100;
export const ROUNDS = 15;
/** What an extension has still to do with the page before must not be in the way of the next one: milliseconds. */
const REST = 700;

export interface Contender {
  readonly name: string;
  readonly page: Page;
}

/** The time of one page, in milliseconds: both parts. */
export type Times = readonly (readonly [number, number])[];

/** Loads the page in each of the browsers in turn, beginning with another one each round; the first round warms up. */
export async function compare(rounds: number, contenders: readonly Contender[]): Promise<readonly Times[]> {
  const times = contenders.map((): (readonly [number, number])[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (round + turn) % contenders.length;
      const page = contenders[index]?.page;
      if (page === undefined) continue;
      await page.reload();
      await sleep(REST);
      const time = await loadTime(page, PARALLEL, SEQUENTIAL);
      if (round > 0) times[index]?.push(time);
      await sleep(REST);
    }
  }
  const last = contenders.length - 1;
  for (const [index, { name }] of contenders.entries()) {
    const parts = times[index] ?? [];
    const each = [median(parts.map(([at]) => at)), median(parts.map(([, turn]) => turn))].map((ms) => ms.toFixed(0));
    console.error(`  ${ratio(times, index, last).toFixed(2).padStart(5)} × ${name} (${each.join(' + ')} ms)`);
  }
  return times;
}

/** The median of the ratios of each round: a busy moment of the machine is in both. */
export function ratio(times: readonly Times[], of: number, to: number): number {
  const sums = (index: number): readonly number[] => (times[index] ?? []).map(([a, b]) => a + b);
  const below = sums(to);
  return median(sums(of).map((ms, round) => ms / (below[round] ?? Number.NaN)));
}
