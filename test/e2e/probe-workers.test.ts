import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Exchange } from '../../src/core/index.ts';
import { capturedExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { startWorkerSite, type WorkerSite } from '../probe/worker-site.ts';
import { settledRow } from '../support/panel-rows.ts';
import { until } from '../support/until.ts';

let site: WorkerSite;
let app: string;
let api: string;
let chromium: Chromium;
let page: Page;
let panel: Frame;

beforeAll(async () => {
  site = await startWorkerSite();
  ({ app, api } = site);
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: [{ pattern: '*.localhost:80', address: site.address }],
  });
  page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await page.goto(`${app}/deep/page`);
  ({ panel } = await openPanel(page));
});

afterAll(async () => {
  await chromium?.close();
  site?.close();
});

beforeEach(async () => {
  await page.goto(`${app}/deep/page`);
});

const click = (testid: string): Promise<void> => panel.locator(`[data-testid="${testid}"]`).click();
const isChecked = (testid: string): Promise<boolean> =>
  panel.$eval(`[data-testid="${testid}"]`, (box) => 'checked' in box && box.checked === true);

interface Asking {
  readonly script?: string;
  readonly options?: object;
  readonly init?: object;
}
/** Has a worker of the page ask for `path` by PUT; resolves to whether its functions are the platform's. */
const put = (path: string, { script = 'worker.js', options = {}, init = {} }: Asking = {}): Promise<unknown> =>
  page.evaluate(
    `putInWorker(${JSON.stringify(script)}, ${JSON.stringify(options)}, ${JSON.stringify(api + path)}, ${JSON.stringify(init)})`,
  );
const captured = (path: string): Promise<Exchange> =>
  until(`${path} is captured`, async () =>
    (await capturedExchanges(panel)).find(({ legs, outcome }) => legs[0]?.url === api + path && outcome !== 'pending'),
  );
/** Opens the offer to ask workers, beside a request of a worker that is not asked. */
async function openOffer(path: string): Promise<void> {
  await put(path, { script: 'policy.js?offer' });
  expect(await settledRow(panel, api + path)).toMatchObject({ result: 'ambiguous' });
  await panel.locator(`[data-testid="row"][data-url="${api}${path}"]`).click();
  await panel.waitForSelector('[data-testid="ask-workers"]');
}
/** The probe hears a moment after the start of a document which scripts it may ask. */
const asked = (path: string, asking: Asking = {}): Promise<unknown> =>
  until('the worker is asked', async () => (await put(path, asking)) === false);
async function behaviour(): Promise<unknown> {
  const seen: unknown = await page.evaluate(`workerBehaviour(${JSON.stringify(api)})`);
  await page.evaluate('stopWorkers()');
  return seen;
}

let without: unknown;

test('a page may be asked, and its workers are not', async () => {
  without = await behaviour();
  await put('/order/1', { init: { credentials: 'include' } });
  expect(await settledRow(panel, `${api}/order/1`)).toMatchObject({ result: 'ambiguous' });
  await panel.locator(`[data-testid="row"][data-url="${api}/order/1"]`).click();
  await click('ask-page');
  await panel.waitForSelector('[data-testid="ask-workers"]');
  expect(await isChecked('ask-workers')).toBe(false);
  await page.reload();
  expect(await put('/order/2', { init: { credentials: 'include' } })).toBe(true);
  expect(await captured('/order/2')).toMatchObject({ credentials: 'unknown' });
});

test('with one click more its workers are asked, and the verdict is certain', async () => {
  await put('/order/3', { init: { credentials: 'include' } });
  expect(await settledRow(panel, `${api}/order/3`)).toMatchObject({ result: 'ambiguous' });
  await panel.locator(`[data-testid="row"][data-url="${api}/order/3"]`).click();
  await click('ask-workers');
  await until('the consent is there', () => isChecked('ask-workers'));
  await page.reload();
  await asked('/order/warm');
  await put('/order/4', { init: { credentials: 'include' } });
  expect(await captured('/order/4')).toMatchObject({
    redirectMode: 'follow',
    stack: expect.stringContaining('worker.js'),
  });
  expect(await settledRow(panel, `${api}/order/4`)).toMatchObject({ chromium: 'PreflightInvalidAllowCredentials' });
  await put('/order/5');
  expect(await captured('/order/5')).toMatchObject({ credentials: 'omit' });
  expect(await settledRow(panel, `${api}/order/5`)).toMatchObject({ chromium: 'MethodDisallowedByPreflightResponse' });
});

test('a script that was never seen starts as ever, and is asked the next time', async () => {
  const asking = { script: 'worker.js?new', options: { type: 'module' }, init: { credentials: 'include' } };
  await asked('/order/known');
  expect(await put('/order/6', asking)).toBe(true);
  await page.reload();
  await asked('/order/known');
  expect(await put('/order/7', asking)).toBe(false);
  expect(await captured('/order/7')).toMatchObject({ credentials: 'include' });
});

test('page and worker notice nothing: each address, call, message and error is as without the probe', async () => {
  await asked('/order/warm');
  await until('all scripts are known', async () => {
    await page.reload();
    await asked('/order/warm');
    return (await put('/order/warm', { script: 'worker.js?module', options: { type: 'module' } })) === false;
  });
  const seen = await behaviour();
  // The one thing that a page could read: who found that a classic script is none.
  const told = JSON.stringify(seen).replace(
    "Failed to execute 'importScripts' on 'WorkerGlobalScope': Unexpected",
    'Unexpected',
  );
  expect(JSON.parse(told)).toEqual(without);
});

test('a worker that is asked loads its script once, as ever', async () => {
  await asked('/order/warm');
  const before = site.seen.length;
  await put('/order/8');
  const scripts = site.seen.slice(before).filter((line) => line.includes('.js'));
  expect(scripts).toEqual([expect.stringMatching(/^GET app\.localhost\/deep\/worker\.js /)]);
});

test.each([
  ['a page with a policy', '/deep/csp', 'worker.js'],
  ['a page with a policy in its text', '/deep/meta', 'worker.js'],
  ['a script with a policy', '/deep/page', 'policy.js'],
])('%s: the worker starts as ever, and the policy holds', async (_what, path, script) => {
  await page.goto(app + path);
  await put('/order/first', { script });
  await page.reload();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await put('/order/second', { script })).toBe(true);
});

test('of many workers at once, each gets the answer that is its own', async () => {
  await asked('/order/warm');
  const modes = Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? 'include' : 'omit'));
  await Promise.all(modes.map((credentials, index) => put(`/order/many-${index}`, { init: { credentials } })));
  const told = await Promise.all(modes.map(async (_, index) => (await captured(`/order/many-${index}`)).credentials));
  expect(told).toEqual(modes);
});

test('without the second consent the running workers fall silent, and coming ones start as ever', async () => {
  await asked('/order/warm');
  await openOffer('/order/9');
  await click('ask-workers');
  await until('the consent is gone', async () => !(await isChecked('ask-workers')));
  expect(await until('workers start as ever', async () => (await put('/order/10')) === true)).toBe(true);
});

test('the second consent ends with the first', async () => {
  await openOffer('/order/11');
  await click('ask-workers');
  await until('the consent is there', () => isChecked('ask-workers'));
  await click('probe');
  await until('the offer is back', async () => (await panel.$('[data-testid="ask-page"]')) !== null);
  await click('ask-page');
  await panel.waitForSelector('[data-testid="ask-workers"]');
  expect(await isChecked('ask-workers')).toBe(false);
});
