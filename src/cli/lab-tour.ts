// Runs every situation of the lab in the browser and tells what the extension captured of it.
import type { Frame, Page } from 'puppeteer-core';
import type { Scenario } from '../../test/lab/scenario.ts';
import { DEFAULT_RELEASE } from '../core/ingress-nginx/index.ts';
import { type Exchange, judge, plan } from '../core/index.ts';
import { settledExchanges } from '../dev/capture-log.ts';
import { exchangeText } from './diagnosis.ts';
import { fixText } from './fix-text.ts';
import { visit } from './session.ts';

/** A scenario with the exchanges that its requests became. */
export interface Told {
  readonly scenario: Scenario;
  readonly exchanges: readonly Exchange[];
}

async function runHere(page: Page, scenarios: readonly Scenario[]): Promise<void> {
  for (const scenario of scenarios) {
    await page.evaluate(`window.lab.run(${JSON.stringify({ steps: scenario.steps })})`);
  }
}

/** Makes the requests of all scenarios from their own pages; the panel's log must be kept over navigations. */
export async function tour(page: Page, panel: Frame, scenarios: readonly Scenario[]): Promise<readonly Told[]> {
  const origins = new Set(scenarios.map((scenario) => scenario.page));
  for (const origin of [...origins].toSorted()) {
    await visit(page, `${origin}/`);
    await runHere(
      page,
      scenarios.filter((scenario) => scenario.page === origin),
    );
  }
  const exchanges = await settledExchanges(panel);
  return scenarios.map((scenario) => {
    const urls = new Set(scenario.steps.map(({ url }) => new URL(url).href));
    return { scenario, exchanges: exchanges.filter(({ legs }) => legs.some(({ url }) => urls.has(url))) };
  });
}

/** One scenario's diagnosis: its title, each request, and what to do. */
export function toldText({ scenario, exchanges }: Told): string {
  const fixes = plan(exchanges, { release: scenario.release ?? DEFAULT_RELEASE });
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange] as const));
  const requests = exchanges.map((exchange) => exchangeText(exchange, judge(exchange)));
  const captured = exchanges.length >= scenario.steps.length;
  if (!captured) requests.push('Not every request was captured.');
  const told = [...requests, ...fixes.map((fix) => fixText(fix, byId))];
  if (fixes.length === 0 && captured) told.push('Nothing is wrong.');
  return [`── ${scenario.title}`, ...told].join('\n');
}
