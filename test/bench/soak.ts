// A page that asks steadily for a long time: the log is bounded, and with it the memory of everything of ours.
import { setTimeout as sleep } from 'node:timers/promises';
import { buildExtension } from '../../src/dev/build-extension.ts';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { BLOCKED_EACH, startCaptureSite } from './capture-site.ts';
import { openStage, type Stage } from './capture-stage.ts';
import { type Figure, figure } from './figure.ts';
import { type HeapMeter, openHeapMeter } from './heap.ts';

const REQUESTS = 100_000;
/** Requests a second: 100,000 take 20 minutes. */
const RATE = 80;
const TICK = 250;
/** How long the last requests may take, in milliseconds. */
const PATIENCE = 60_000;
/** How often the memory is measured, in all. */
const SAMPLES = 30;

interface Sample {
  readonly requests: number;
  /** Bytes by the name of the context. */
  readonly heaps: Readonly<Record<string, number>>;
}

/** @param requests how many are made, at 80 a second where the machine keeps up; the log holds 10,000 */
export async function measureSoak(requests: number = REQUESTS): Promise<readonly Figure[]> {
  const site = await startCaptureSite();
  const stage = await openStage(site, buildExtension());
  try {
    const meter = await openHeapMeter(stage.chromium);
    await stage.inspected.evaluate(`void steadily(${requests}, ${(RATE * TICK) / 1000}, ${TICK})`);
    const samples = await watch(stage, meter, requests);
    const contexts = Object.keys(samples.at(-1)?.heaps ?? {});
    return [
      ...contexts.map((name) => figure(`soak-${name}`, growth(samples, name), '× its heap in the middle third', 1.1)),
      figure('soak-gaps', await gaps(stage, requests), 'requests missing between those that are kept', 0),
    ];
  } finally {
    await stage.chromium.close();
    site.close();
  }
}

async function watch({ inspected }: Stage, meter: HeapMeter, requests: number): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let made = 0; made < requests;) {
    await sleep((requests / RATE / SAMPLES) * 1000);
    made = Number(await inspected.evaluate('count'));
    const heaps = await meter();
    samples.push({ requests: made, heaps });
    const each = Object.entries(heaps).map(([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(1)} MB`);
    console.error(`  ${String(made).padStart(6)} requests: ${each.join(', ')}`);
  }
  return samples;
}

function growth(samples: readonly Sample[], name: string): number {
  const third = Math.floor(samples.length / 3);
  const mean = (part: readonly Sample[]): number =>
    part.reduce((sum, { heaps }) => sum + (heaps[name] ?? 0), 0) / part.length;
  return mean(samples.slice(-third)) / mean(samples.slice(third, -third));
}

/** Of the allowed and of the blocked requests alike the newest are kept: how many are missing after the oldest of a kind. */
async function gaps({ panel }: Stage, requests: number): Promise<number> {
  const kept = await settledExchanges(panel, PATIENCE);
  const isBlocked = (number: number): boolean => number % BLOCKED_EACH === 0;
  const missing = (outcome: string, isOne: (number: number) => boolean): number => {
    const found = kept.filter((exchange) => exchange.outcome === outcome);
    const numbers = new Set(found.map(({ legs }) => Number(legs[0]?.url.split('/').at(-1))));
    const oldest = Math.min(...numbers);
    console.error(`  ${found.length} ${outcome} exchanges kept, from number ${oldest}`);
    return Array.from({ length: requests }, (_, number) => number).filter(
      (number) => number >= oldest && isOne(number) && !numbers.has(number),
    ).length;
  };
  return missing('allowed', (number) => !isBlocked(number)) + missing('blocked', isBlocked);
}
