import { createServer, type Server } from 'node:http';
import { type CDPSession, type Frame, type Page, TargetType } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { settledRow } from '../support/panel-rows.ts';
import { until } from '../support/until.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

let server: Server;
let chromium: Chromium;
let page: Page;
let debug: CDPSession;
/** Answers that the server holds back until they are let go. */
const held: (() => void)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = (): void => void response.writeHead(200, { 'content-type': 'text/html' }).end('');
    if (request.url?.includes('slow') === true) held.push(answer);
    else answer();
  });
  const port = await listenOnLoopback(server);
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: [{ pattern: '*.shop.test', address: `127.0.0.1:${port}` }],
  });
  page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await page.goto('http://app.shop.test/');
  debug = await chromium.browser.target().createCDPSession();
});

afterAll(async () => {
  await chromium?.close();
  server?.close().closeAllConnections();
});

const isWorker = (target: { type(): TargetType }): boolean => target.type() === TargetType.SERVICE_WORKER;

/** Whether the running worker listens to requests; `undefined` while none runs. */
async function listens(): Promise<unknown> {
  const worker = await chromium.browser.targets().find(isWorker)?.worker();
  return worker?.evaluate('chrome.webRequest.onBeforeRequest.hasListeners()');
}

async function killWorker(): Promise<void> {
  const { targetInfos } = await debug.send('Target.getTargets');
  const worker = targetInfos.find(({ type }) => type === 'service_worker');
  if (worker === undefined) throw new Error('no worker to kill');
  await debug.send('Target.closeTarget', { targetId: worker.targetId });
  await until('the worker is gone', async () => {
    const { targetInfos: left } = await debug.send('Target.getTargets');
    return left.every(({ targetId }) => targetId !== worker.targetId);
  });
}

const send = (path: string): Promise<unknown> =>
  page.evaluate(`void fetch('http://api.shop.test/${path}').catch(() => null)`);
const rowCount = (panel: Frame, path: string): Promise<unknown> =>
  panel.evaluate(`document.querySelectorAll('[data-testid=row][data-url$="${path}"]').length`);

const readStored = 'chrome.storage.session.get(null).then((all) => JSON.stringify(all))';

test('a worker that is killed in the middle of a request loses neither it nor the log, and doubles nothing', async () => {
  const { devtools, panel } = await openPanel(page);
  await send('before');
  await settledRow(panel, 'http://api.shop.test/before');
  await send('slow');
  await until('the request hangs at the server', async () => Promise.resolve(held.length > 0));
  await until('it is in the list', async () => (await rowCount(panel, '/slow')) === 1);
  // The batch that is on its way when a worker dies is lost; this one is written.
  await until('it is stored', async () => String(await panel.evaluate(readStored)).includes('/slow'));
  await killWorker();
  for (const answer of held.splice(0)) answer();
  expect((await settledRow(panel, 'http://api.shop.test/slow')).result).toBe('blocked');
  await send('after');
  await settledRow(panel, 'http://api.shop.test/after');
  for (const path of ['/before', '/slow', '/after']) expect(await rowCount(panel, path)).toBe(1);
  await devtools.close();
});

// Second: puppeteer attaches to the worker to ask it, and a worker that it was attached to would not start again.
test('the worker listens to no request: not before DevTools open, not while they are, and soon not after', async () => {
  await until('the worker runs and does not listen', async () => (await listens()) === false);
  const { devtools, panel } = await openPanel(page);
  await send('first');
  expect((await settledRow(panel, 'http://api.shop.test/first')).rule).toBe('allow-origin-missing');
  expect(await listens()).toBe(false);
  await devtools.close();
  await until('it goes on for a moment', async () => (await listens()) === true);
  await until('it has stopped', async () => (await listens()) === false);
});
