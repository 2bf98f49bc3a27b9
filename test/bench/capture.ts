// What the capture costs pages: a page that asks for much, in browsers with one extension each, measured in turn.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { buildExtension } from '../../src/dev/build-extension.ts';
import { measureAsleep } from './capture-asleep.ts';
import { EVENTS, NOTHING, type Rival, writeRival } from './capture-rivals.ts';
import { startCaptureSite } from './capture-site.ts';
import { loadTime, openStage, type Stage } from './capture-stage.ts';
import { type Figure, figure } from './figure.ts';
import { median } from './timing.ts';

const PARALLEL = 500;
const SEQUENTIAL = 100;
const ROUNDS = 15;
/** What an extension has still to do with the page before must not be in the way of the next one: milliseconds. */
const REST = 700;

interface Contender {
  readonly name: string;
  readonly page: Page;
}

/** The time of one page, in milliseconds: both parts. */
type Times = readonly (readonly [number, number])[];

/** @param rounds how often each page is loaded */
export async function measureCapture(rounds: number = ROUNDS): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'preflight-rivals-'));
  const site = await startCaptureSite();
  const stages: Stage[] = [];
  try {
    const rival = async (which: Rival): Promise<Stage> => {
      const stage = await openStage(site, writeRival(folder, which), '/panel.html');
      stages.push(stage);
      return stage;
    };
    const ours = await openStage(site, buildExtension());
    stages.push(ours);
    const listening = await rival({ name: 'listening', events: EVENTS, hearsDevTools: true });
    const deaf = await rival(NOTHING);
    const inspected = await compare(rounds, [
      { name: 'ours', page: ours.inspected },
      { name: 'the same listeners, doing nothing', page: listening.inspected },
      { name: 'no listeners', page: deaf.inspected },
    ]);
    const other = await compare(rounds, [
      { name: 'ours, another tab', page: ours.other },
      { name: 'no listeners, another tab', page: deaf.other },
    ]);
    for (const stage of stages.splice(0)) await stage.chromium.close();
    return [
      figure('capture-inspected', ratio(inspected, 0, 1), '× the page’s time with listeners that do nothing', 1.05),
      figure('capture-other-tab', ratio(other, 0, 1), '× another tab’s time without listeners', 1.1),
      ...(await measureAsleep(site)),
    ];
  } finally {
    for (const stage of stages) await stage.chromium.close();
    site.close();
    rmSync(folder, { recursive: true });
  }
}

/** Loads the page in each of the browsers in turn, beginning with another one each round; the first round warms up. */
async function compare(rounds: number, contenders: readonly Contender[]): Promise<readonly Times[]> {
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
function ratio(times: readonly Times[], of: number, to: number): number {
  const sums = (index: number): readonly number[] => (times[index] ?? []).map(([a, b]) => a + b);
  const below = sums(to);
  return median(sums(of).map((ms, round) => ms / (below[round] ?? Number.NaN)));
}
