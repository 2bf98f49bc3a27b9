// Runs cases in real Chromium with the extension and DevTools open, and compares the verdicts.
import type { Frame, Page } from 'puppeteer-core';
import { type Exchange, judge } from '../../src/core/index.ts';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { openSession } from '../../src/cli/session.ts';
import { addressOf, type Case } from './case.ts';
import { type Agreement, compare, type Mismatch } from './compare.ts';
import { type Truths, watchTruth } from './truth.ts';
import { startWorld, type World } from './world.ts';

export interface Compared {
  readonly given: Case;
  readonly agreement: Agreement;
  /** What stands behind a verdict that is wrong or ambiguous. */
  readonly mismatch: Mismatch | null;
}

export interface Driver {
  /** Runs the cases, which need ids of their own, and tells of each how the verdicts compare. */
  readonly run: (cases: readonly Case[]) => Promise<readonly Compared[]>;
  readonly close: () => Promise<void>;
}

/** Requests under way at the same time; browsers allow six connections a host over HTTP/1.1. */
const IN_FLIGHT = 24;

/** @param probe the user has switched the page probe on */
export async function startDriver({ probe = false } = {}): Promise<Driver> {
  const world = await startWorld();
  const session = await openSession({ headless: true, hosts: world.hosts, trust: world.trust }).catch(
    async (error: unknown) => {
      await world.close();
      throw error;
    },
  );
  const { chromium, page, panel } = session;
  if (probe) await switchProbeOn(page, panel);
  const truths = await watchTruth(page);
  return {
    async run(cases) {
      const compared: Compared[] = [];
      for (const scheme of ['https', 'http'] as const) {
        const batch = cases.filter((one) => one.page === scheme);
        if (batch.length > 0) compared.push(...(await runBatch(batch, scheme, { world, page, panel, truths, probe })));
      }
      return compared;
    },
    async close() {
      await chromium.close();
      await world.close();
    },
  };
}

/**
 * Lets pages be asked as the user does it, and workers as if in other DevTools. Resolves when the browser puts the probe
 * into every new document, and the scripts of the workers have been seen once: that is when they can be asked.
 */
async function switchProbeOn(page: Page, panel: Frame): Promise<void> {
  await panel.locator('[data-testid="probe"]').click();
  await panel.waitForFunction('chrome.scripting.getRegisteredContentScripts().then(({ length }) => length === 2)');
  await panel.evaluate('chrome.storage.local.set({ workers: true })');
  for (const scheme of ['https', 'http'] as const) {
    await page.goto(`${scheme}://app.shop.test/`);
    await page.evaluate('workersAreAsked()');
  }
}

interface Stage {
  readonly world: World;
  readonly page: Page;
  readonly panel: Frame;
  readonly truths: Truths;
  /** Pages and workers are asked. */
  readonly probe: boolean;
}

async function runBatch(
  cases: readonly Case[],
  scheme: Case['page'],
  { world, page, panel, truths, probe }: Stage,
): Promise<readonly Compared[]> {
  world.serve(cases);
  // A new page clears the log.
  await page.goto(`${scheme}://app.shop.test/`);
  // A document hears a moment after its start which workers it may ask.
  if (probe) await page.waitForFunction('workersAreAsked()');
  truths.clear();
  const asked = cases.map((one) => ({ ...one, hops: [], url: addressOf(one, 0) }));
  await page.evaluate(`runCases(${JSON.stringify(asked)}, ${IN_FLIGHT})`);
  const exchanges = new Map<string, Exchange>();
  for (const exchange of await settledExchanges(panel)) {
    const [first] = exchange.legs;
    if (first !== undefined) exchanges.set(first.url, exchange);
  }
  return cases.flatMap((given) => {
    const url = addressOf(given, 0);
    const truth = truths.of(url);
    if (truth === undefined) return [];
    const exchange = exchanges.get(url) ?? null;
    const verdict = exchange === null ? null : judge(exchange);
    const agreement = compare(truth, verdict);
    return [{ given, agreement, mismatch: agreement === 'agrees' ? null : { truth, verdict, exchange } }];
  });
}
