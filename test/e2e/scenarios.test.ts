// Real Chromium, real DevTools, real nginx: the panel names what Chromium names, and its repair works.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_RELEASE } from '../../src/core/ingress-nginx/index.ts';
import type { LabRequest } from '../lab/scenario.ts';
import { scenarios } from '../lab/scenarios/index.ts';
import { followRepair } from '../support/follow-repair.ts';
import { type LabBrowser, startLabBrowser } from '../support/lab-browser.ts';
import { settledRow } from '../support/panel-rows.ts';

let browser: LabBrowser;

beforeAll(async () => {
  browser = await startLabBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** The request under a URL of its own: the browser's answer to an earlier preflight would stand for it otherwise. */
function attempt<Request extends LabRequest>(name: string, request: Request): Request {
  const url = new URL(request.url);
  url.search = url.search === '' ? `attempt=${name}` : `attempt=${name}&${url.search.slice(1)}`;
  return { ...request, url: url.href };
}

/** Makes a request; what the panel says of it must be what the browser says of it. */
async function meet(request: LabRequest): Promise<{ passed: boolean; chromium: string | null; rule: string }> {
  const passed = await browser.send(request);
  const { corsError } = await browser.oracle.of(request.url, request.method ?? 'GET');
  const row = await settledRow(browser.panel, request.url);
  expect(row.chromium).toBe(corsError ?? '');
  expect(row.result).toBe(corsError === null ? 'allowed' : 'blocked');
  return { passed, chromium: corsError, rule: row.rule };
}

/** Selects a request in the panel and turns to its fix. */
async function showFix(url: string): Promise<void> {
  await browser.panel.locator(`[data-testid="row"][data-url=${JSON.stringify(url)}]`).click();
  await browser.panel.locator('::-p-aria([name="Fix"][role="tab"])').click();
}

test.each(scenarios)('$id: the panel names what the browser names, and what it says to do works', async (scenario) => {
  await browser.visit(scenario.page);
  await browser.panel.locator('[data-testid="clear"]').click();
  await browser.panel.select('[data-testid="release"]', scenario.release ?? DEFAULT_RELEASE);

  const before = scenario.steps.map((step) => attempt('before', step));
  for (const step of before) {
    const { chromium, rule } = await meet(step);
    expect(chromium).toBe(step.expect.chromium);
    expect(rule).toBe(step.expect.rule ?? '');
  }

  const concerned = before.find((step) => step.expect.chromium !== null) ?? before[0];
  await showFix(concerned?.url ?? '');
  const otherwise = await followRepair(browser, scenario);

  for (const step of scenario.steps) {
    const { passed, chromium } = await meet(attempt('after', { ...step, ...otherwise }));
    expect(chromium).toBe(null);
    expect(passed).toBe(true);
  }
});
