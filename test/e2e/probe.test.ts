import type { CDPSession, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Exchange } from '../../src/core/index.ts';
import { capturedExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { type Site, startSite } from '../probe/site.ts';
import { decidedRow, settledRow } from '../support/panel-rows.ts';
import { until } from '../support/until.ts';

let site: Site;
let api: string;
let app: string;
let chromium: Chromium;
let page: Page;
let devtools: Page;
let panel: Frame;
let debug: CDPSession;

beforeAll(async () => {
  site = await startSite();
  ({ api, app } = site);
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: [{ pattern: '*.shop.test', address: site.address }],
  });
  page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await page.goto(app);
  debug = await chromium.browser.target().createCDPSession();
  ({ devtools, panel } = await openPanel(page));
});

afterAll(async () => {
  await chromium?.close();
  site?.close();
});

const registered = (place: Pick<Frame, 'evaluate'> = panel): Promise<unknown> =>
  place.evaluate('chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.length)');
const isNative = (of: Page = page): Promise<unknown> => of.evaluate('isNative()');
/** The page's functions are the ones that it found when its first script ran. */
const isAsAtStart =
  'atStart.fetch === fetch && atStart.open === XMLHttpRequest.prototype.open && atStart.EventSource === EventSource';
const click = (testid: string): Promise<void> => panel.locator(`[data-testid="${testid}"]`).click();

/** Has the page ask for `path` by PUT, and gives what was captured of it once it has ended. */
async function put(path: string, init: RequestInit = {}): Promise<Exchange> {
  await page.evaluate(`put(${JSON.stringify(path)}, ${JSON.stringify(init)})`);
  return until(`${path} is captured`, async () =>
    (await capturedExchanges(panel)).find(({ legs, outcome }) => legs[0]?.url === api + path && outcome !== 'pending'),
  );
}

let without: unknown;

test('until the user asks for it, no page has a script of ours in it', async () => {
  expect(await registered()).toBe(0);
  await page.reload();
  expect([await isNative(), await page.evaluate(isAsAtStart)]).toEqual([true, true]);
  without = await page.evaluate('behaviour()');
});

test('where two readings remain, one click and a reload make the verdict certain', async () => {
  const path = '/order/1';
  await put(path, { credentials: 'include' });
  expect(await settledRow(panel, api + path)).toMatchObject({ result: 'ambiguous' });
  await panel.locator(`[data-testid="row"][data-url="${api}${path}"]`).click();
  await click('ask-page');
  await panel.waitForSelector('[data-testid="ask-reload"]');
  await until('the scripts are registered', async () => (await registered()) === 2);
  expect(await panel.$eval('[data-testid="probe"]', (box) => 'checked' in box && box.checked)).toBe(true);

  await page.reload();
  expect(await put('/order/2', { credentials: 'include' })).toMatchObject({
    credentials: 'include',
    redirectMode: 'follow',
    stack: expect.stringContaining('putOrder'),
  });
  expect(await decidedRow(panel, `${api}/order/2`)).toMatchObject({
    result: 'blocked',
    chromium: 'PreflightInvalidAllowCredentials',
  });
  expect(await put('/order/3')).toMatchObject({ credentials: 'omit' });
  expect(await decidedRow(panel, `${api}/order/3`)).toMatchObject({ chromium: 'MethodDisallowedByPreflightResponse' });
});

test('of many requests at once to one address, each gets the answer that is its own', async () => {
  const path = '/order/many';
  const modes = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? 'include' : 'omit'));
  await page.evaluate(`Promise.all(${JSON.stringify(modes)}.map((credentials, index) =>
    put(${JSON.stringify(path)}, { credentials, headers: { ['x-' + (100 + index)]: credentials } })))`);
  const captured = await until('all have their answer', async () => {
    const all = (await capturedExchanges(panel)).filter(({ legs }) => legs[0]?.url === api + path);
    return all.length === modes.length && all.every(({ credentials }) => credentials !== 'unknown') && all;
  });
  const asked = captured.map(
    ({ legs }) =>
      legs[0]?.requestHeaders?.find(([name]) => name.toLowerCase() === 'access-control-request-headers')?.[1],
  );
  const told = captured.map(({ credentials }) => credentials);
  const wanted = asked.map((names) => modes[Number(names?.slice(2)) - 100]);
  expect(told).toEqual(wanted);
});

test('a page notices nothing: every call, result and error is as without the probe', async () => {
  await page.reload();
  expect(await isNative()).toBe(false);
  expect(await page.evaluate('behaviour()')).toEqual(without);
});

test('a page can neither overhear the probe nor speak for it', async () => {
  await page.reload();
  const heard = await page.evaluate(`(() => {
    const heard = [];
    addEventListener('preflight:probe', ({ detail }) => heard.push(detail));
    dispatchEvent(new Event('preflight:relay'));
    const forged = { url: '${api}/order/forged', method: 'PUT', mode: 'cors', credentials: 'include', redirect: 'follow', stack: '', time: Date.now() };
    dispatchEvent(new CustomEvent('preflight:probe', { detail: 'mine' }));
    dispatchEvent(new CustomEvent('mine', { detail: JSON.stringify(forged) }));
    return heard;
  })()`);
  expect(heard).toEqual(['mine']);
  expect(await put('/order/forged')).toMatchObject({ credentials: 'omit' });
});

test('frames are asked, too: with a document of their own, a blob’s, and in a sandbox', async () => {
  const paths = { srcdoc: '/order/srcdoc', blob: '/order/blob', sandbox: '/order/sandbox' };
  await page.evaluate(`askInFrames(${JSON.stringify(paths)})`);
  const told = await until('all are captured', async () => {
    const all = await capturedExchanges(panel);
    const found = Object.values(paths).map((path) => all.find(({ legs }) => legs[0]?.url === api + path));
    return found.every((exchange) => exchange?.outcome === 'blocked') && found.map((exchange) => exchange?.credentials);
  });
  expect(told).toEqual(['include', 'include', 'include']);
});

test('elements that fail to load tell how they asked, where both readings would fail', async () => {
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', \`
    <img crossorigin="use-credentials" src="${api}/element/image" onerror="this.remove()">
    <img crossorigin src="${api}/element/anonymous">
    <link rel="stylesheet" crossorigin="use-credentials" href="${api}/element/style#part">\`);
    document.body.append(Object.assign(document.createElement('script'), { type: 'module', src: '${api}/element/module' }));`);
  expect(await decidedRow(panel, `${api}/element/image`)).toMatchObject({ chromium: 'WildcardOriginNotAllowed' });
  expect(await decidedRow(panel, `${api}/element/style`)).toMatchObject({ chromium: 'WildcardOriginNotAllowed' });
  expect(await decidedRow(panel, `${api}/element/anonymous`)).toMatchObject({
    chromium: 'RedirectContainsCredentials',
  });
  expect(await decidedRow(panel, `${api}/element/module`)).toMatchObject({ chromium: 'RedirectContainsCredentials' });
});

test('a page that is not inspected gets its own functions back', async () => {
  const other = await chromium.browser.newPage();
  await other.goto(`${app}/other`);
  await until('they are back', async () => (await isNative(other)) === true);
  await other.close();
  expect(await isNative()).toBe(false);
});

test('a worker that is killed comes back to the same pages', async () => {
  const { targetInfos } = await debug.send('Target.getTargets');
  const worker = targetInfos.find(({ type }) => type === 'service_worker');
  if (worker === undefined) throw new Error('no worker to kill');
  await debug.send('Target.closeTarget', { targetId: worker.targetId });
  await until('the worker is gone', async () => {
    const { targetInfos: left } = await debug.send('Target.getTargets');
    return left.every(({ targetId }) => targetId !== worker.targetId);
  });
  await page.evaluate(`put('/order/after', { credentials: 'include' })`);
  expect(await decidedRow(panel, `${api}/order/after`)).toMatchObject({ chromium: 'PreflightInvalidAllowCredentials' });
  expect([await registered(), await isNative()]).toEqual([2, false]);
});

test('a pause in the recording takes everything back, also out of the open page', async () => {
  await click('record');
  await until('no script is left', async () => (await registered()) === 0);
  await until('the open page is as it was', async () => (await isNative()) === true);
  await click('record');
  await until('they are there again', async () => (await registered()) === 2);
  await page.reload();
  expect(await isNative()).toBe(false);
});

test('switched off, it leaves nothing behind', async () => {
  await click('probe');
  await until('no script is left', async () => (await registered()) === 0);
  await until('the open page is as it was', async () => (await isNative()) === true);
  await page.reload();
  expect([await isNative(), await page.evaluate(isAsAtStart)]).toEqual([true, true]);
});

test('when the panel closes it leaves nothing behind, and stays switched on for the next time', async () => {
  await click('probe');
  await until('the scripts are registered', async () => (await registered()) === 2);
  await page.reload();
  expect(await isNative()).toBe(false);
  await devtools.close();
  await until('the open page is as it was', async () => (await isNative()) === true);
  await page.reload();
  expect(await isNative()).toBe(true);
  ({ devtools, panel } = await openPanel(page));
  await until('the scripts are registered again', async () => (await registered()) === 2);
});

test('no request but the page’s own has been made', async () => {
  const own =
    /^(?:GET http:\/\/app\.shop\.test\/(?:other|behaviour\.js)?|(?:OPTIONS|PUT) http:\/\/api\.shop\.test\/order\/\w+|(?:GET|POST) http:\/\/api\.shop\.test\/(?:stream|hang|echo|silent|events|element\/\w+)?)$/;
  expect(site.seen.length).toBeGreaterThan(50);
  expect(site.seen.filter((line) => !own.test(line))).toEqual([]);
});
