import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DevToolsFacts } from '../../src/core/index.ts';
import { capturedExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel, showPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { settledRow } from '../support/panel-rows.ts';
import { until } from '../support/until.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

const app = 'http://app.shop.test';
const api = 'http://api.shop.test';
const SERVICE_WORKER = `onactivate = (event) => event.waitUntil(clients.claim());
onfetch = (event) => {
  const { url } = event.request;
  if (url.endsWith('/through')) event.respondWith(fetch(url.replace('/through', '/from-worker')));
};`;

let server: Server;
let chromium: Chromium;
let page: Page;
let panel: Frame;
let frontEnd: Page;
/** A page on this host may have a service worker. */
let secure: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.headers.host === 'api.shop.test') answerApi(request, response);
    else answerApp(request, response);
  });
  const port = await listenOnLoopback(server);
  secure = `http://localhost:${port}/`;
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: [{ pattern: '*.shop.test', address: `127.0.0.1:${port}` }],
  });
  page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await page.goto(`${app}/`);
  ({ devtools: frontEnd, panel } = await openPanel(page));
});

afterAll(async () => {
  await chromium?.close();
  server?.close().closeAllConnections();
});

function answerApp({ url }: IncomingMessage, response: ServerResponse): void {
  if (url === '/worker.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(SERVICE_WORKER);
    return;
  }
  if (url === '/public') response.setHeader('content-security-policy', 'treat-as-public-address');
  const script = `<script>\nasync function save(path, init) {\n  await fetch('${api}' + path, init).then((answer) => answer.text());\n}</script>`;
  response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>\n${script}`);
}

function answerApi({ url }: IncomingMessage, response: ServerResponse): void {
  if (url === '/kept') response.setHeader('cross-origin-resource-policy', 'same-origin');
  else response.setHeader('access-control-allow-origin', '*');
  if (url === '/cached') response.setHeader('cache-control', 'max-age=1000');
  const status = url === '/upload' ? 413 : 200;
  response.writeHead(status, { 'content-type': 'text/html' }).end(`${status} by nginx`);
}

/** What is joined to the one request to this address. */
const factsOf = (path: string, wanted: (facts: DevToolsFacts) => boolean = () => true): Promise<DevToolsFacts> =>
  until(`${path} has its facts`, async () => {
    const all = (await capturedExchanges(panel)).filter(({ legs }) => legs[0]?.url === api + path);
    const facts = all.at(-1)?.devtools;
    return facts !== undefined && wanted(facts) && facts;
  });
const call = (script: string): Promise<unknown> => page.evaluate(`(async () => { ${script} })().catch(() => null)`);

test('the stack of the call leads to the line of the page', async () => {
  await call(`await save('/stack', { method: 'PUT' })`);
  const { stack } = await factsOf('/stack');
  expect(stack[0]).toEqual({ functionName: 'save', url: `${app}/`, lineNumber: 3, columnNumber: 8 });
});

/** All that DevTools show, through every shadow root. */
const SHOWN = `(function textOf(node) {
  return [node.nodeValue ?? '', ...[...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(textOf)].join('');
})(document.body)`;

test('the panel opens the line of code that made a request', async () => {
  for (const target of [`[data-testid="row"][data-url="${api}/stack"]`, '[data-testid="open-initiator"]']) {
    const clicked = `(() => { const found = document.querySelector(${JSON.stringify(target)}); found?.click(); return found !== null; })()`;
    await until(`${target} is there`, async () => (await panel.evaluate(clicked)) === true);
  }
  const shown = await until('DevTools show the line', async () =>
    String(await frontEnd.evaluate(SHOWN)).includes('Line 4, column 9'),
  );
  expect(shown).toBe(true);
  panel = await showPanel(frontEnd);
});

test('an answer from the disk cache is known as one', async () => {
  await call(`await save('/cached'); await save('/cached')`);
  const both = await until('both have their facts', async () => {
    const all = (await capturedExchanges(panel)).filter(({ legs }) => legs[0]?.url === `${api}/cached`);
    return all.length === 2 && all.every(({ devtools }) => devtools !== undefined) && all;
  });
  expect(both.map(({ devtools }) => devtools?.fromDiskCache ?? false)).toEqual([false, true]);
});

test('the body of an error that the page may read is there', async () => {
  await call(`await save('/upload', { method: 'POST', body: 'x' })`);
  expect((await factsOf('/upload')).body).toBe('413 by nginx');
});

test('what keeps an image from the page is named to the letter', async () => {
  await call(`const image = new Image(); image.src = '${api}/kept'; await image.decode()`);
  expect((await factsOf('/kept')).error).toBe('net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin');
});

test('what the page’s service worker fetches for it has its facts, too', async () => {
  await page.goto(secure);
  await call(`await navigator.serviceWorker.register('/worker.js'); await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) await new Promise((taken) => { navigator.serviceWorker.oncontrollerchange = taken; });
    await save('/through')`);
  expect((await factsOf('/from-worker')).stack[0]).toMatchObject({ url: `${secure}worker.js`, lineNumber: 3 });
});

test('a preflight that never left for the local network says so, and the panel with it', async () => {
  await page.goto(`${app}/public`);
  await call(`await save('/local', { method: 'PUT' })`);
  expect(await factsOf('/local', ({ preflightError }) => preflightError !== undefined)).toMatchObject({
    preflightError: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
  });
  await until(
    'the panel knows it',
    async () => (await settledRow(panel, `${api}/local`)).chromium === 'InsecureLocalNetwork',
  );
});

test('a panel that is opened late knows what DevTools knew before it', async () => {
  const other = await chromium.browser.newPage();
  await other.goto(`${app}/public`);
  const devtools = await other.openDevTools();
  const unseen = await devtools.waitForFrame((frame) => frame.url().endsWith('/devtools.html'));
  const known = [
    'chrome.storage.session.get(null).then((all) => JSON.stringify(all))',
    'new Promise((resolve) => chrome.devtools.network.getHAR((log) => resolve(JSON.stringify(log))))',
  ];
  // DevTools begin their own log a moment after they open: of the first tries they may know nothing.
  await until('the request is captured, and DevTools know of it', async () => {
    await other.evaluate(`save('/early', { method: 'PUT' }).catch(() => null)`);
    const told = await Promise.all(known.map((expression) => unseen.evaluate(expression)));
    return told.every((text) => String(text).includes('/early'));
  });
  const late = await showPanel(devtools);
  const named = `[data-testid="row"][data-url="${api}/early"][data-chromium="InsecureLocalNetwork"]`;
  expect(await late.waitForSelector(named)).not.toBeNull();
});
