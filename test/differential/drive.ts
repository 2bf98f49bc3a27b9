// Runs cases in a real browser with the extension and DevTools open, and compares the verdicts.
import { type Exchange, judge } from '../../src/core/index.ts';
import { addressOf, type Case } from './case.ts';
import { startChromiumStage } from './chromium-stage.ts';
import { type Agreement, compare, type Driven, type Mismatch } from './compare.ts';
import { startFirefoxStage } from './firefox-stage.ts';
import type { Stage } from './stage.ts';
import { startWorld, type World } from './world.ts';

export interface Compared {
  readonly given: Case;
  readonly agreement: Agreement;
  /** What stands behind a verdict that is wrong or ambiguous. */
  readonly mismatch: Mismatch | null;
}

export interface Driver {
  readonly browser: Driven;
  /** Runs the cases, which need ids of their own, and tells of each how the verdicts compare. */
  readonly run: (cases: readonly Case[]) => Promise<readonly Compared[]>;
  readonly close: () => Promise<void>;
}

export interface DriverOptions {
  readonly browser?: Driven;
  /** The user has switched the page probe on; of Chromium only. */
  readonly probe?: boolean;
}

export async function startDriver({ browser = 'chromium', probe = false }: DriverOptions = {}): Promise<Driver> {
  const world = await startWorld();
  const starting = browser === 'firefox' ? startFirefoxStage(world) : startChromiumStage(world, probe);
  const stage = await starting.catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  return {
    browser,
    async run(cases) {
      const compared: Compared[] = [];
      for (const scheme of ['https', 'http'] as const) {
        const batch = cases.filter((one) => one.page === scheme);
        if (batch.length > 0) compared.push(...(await runBatch(batch, scheme, { world, stage, browser })));
      }
      return compared;
    },
    async close() {
      await stage.close();
      await world.close();
    },
  };
}

interface Running {
  readonly world: World;
  readonly stage: Stage;
  readonly browser: Driven;
}

async function runBatch(
  cases: readonly Case[],
  scheme: Case['page'],
  { world, stage, browser }: Running,
): Promise<readonly Compared[]> {
  world.serve(cases);
  const { exchanges, truthOf } = await stage.ask(cases, scheme);
  const byUrl = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const [first] = exchange.legs;
    if (first !== undefined) byUrl.set(first.url, exchange);
  }
  return cases.flatMap((given) => {
    const truth = truthOf(given);
    if (truth === undefined) return [];
    const exchange = byUrl.get(addressOf(given, 0)) ?? null;
    const verdict = exchange === null ? null : judge(exchange);
    const agreement = compare(browser, truth, verdict);
    return [{ given, agreement, mismatch: agreement === 'agrees' ? null : { browser, truth, verdict, exchange } }];
  });
}
