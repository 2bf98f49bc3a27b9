// Every place that a request can come from, each in real Chromium with real DevTools.
import { createServer, type Server } from 'node:http';
import type { Browser, BrowserContext, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/core/index.ts';
import { capturedExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel, showPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { keepLog } from '../../src/dev/keep-log.ts';
import { until } from '../support/until.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

let server: Server;
let chromium: Chromium;
let page: Page;
let panel: Frame;
const held: (() => void)[] = [];

const SCRIPTS: Readonly<Record<string, string>> = {
  '/worker.js': 'onmessage = ({ data }) => fetch(data).catch(() => {});',
  '/shared.js': 'onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => fetch(data).catch(() => {}); };',
  '/service.js': `
    addEventListener('install', () => skipWaiting());
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('message', ({ data }) => fetch(data).catch(() => {}));
    addEventListener('fetch', (event) => { if (event.request.url.includes('through')) event.respondWith(fetch(event.request)); });`,
};
const PAGE = `<!doctype html><title>page</title><script>
  const ask = (url, init) => fetch(url, init).catch(() => {});
  addEventListener('message', ({ data }) => ask(data));
  addEventListener('load', () => { const url = new URLSearchParams(location.search).get('ask'); if (url) ask(url); });
</script>`;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any.test');
    const script = SCRIPTS[pathname];
    const type = script === undefined ? 'text/html' : 'text/javascript';
    const answer = (): void => void response.writeHead(200, { 'content-type': type }).end(script ?? PAGE);
    if (pathname === '/held') held.push(answer);
    else answer();
  });
  const port = await listenOnLoopback(server);
  const address = `127.0.0.1:${port}`;
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    // Workers of both kinds need a secure context, which names below localhost are.
    hosts: ['*.localhost:80', '*.shop.test:80'].map((pattern) => ({ pattern, address })),
  });
});

afterAll(async () => {
  await chromium?.close();
  server?.close().closeAllConnections();
});

const APP = 'http://app.localhost';
const api = (name: string): string => `http://api.shop.test/${name}`;

/** A page with DevTools and the panel open on it. */
async function inspected(browser: Browser | BrowserContext = chromium.browser, url = `${APP}/`): Promise<void> {
  page = await browser.newPage();
  await page.goto(url);
  ({ panel } = await openPanel(page));
}

const found = (name: string, where: Frame = panel): Promise<Exchange> =>
  until(`the log has ${name}`, async () =>
    (await capturedExchanges(where)).find(({ legs, outcome }) => legs[0]?.url === api(name) && outcome !== 'pending'),
  );

const ask = (name: string): Promise<unknown> => page.evaluate(`ask(${JSON.stringify(api(name))})`);
const frame = (attributes: string): Promise<unknown> =>
  page.evaluate(`new Promise((resolve) => {
    const frame = Object.assign(document.createElement('iframe'), ${attributes});
    frame.addEventListener('load', () => resolve(), { once: true });
    document.body.append(frame);
  })`);
const tellFrame = (name: string): Promise<unknown> =>
  page.evaluate(`document.querySelector('iframe').contentWindow.postMessage(${JSON.stringify(api(name))}, '*')`);

describe('what one page sends', () => {
  beforeEach(() => inspected());

  test('the page itself', async () => {
    await ask('page');
    expect(await found('page')).toMatchObject({ pageOrigin: APP, outcome: 'blocked' });
  });

  test('a frame of the same origin', async () => {
    await frame(`{ src: '/frame' }`);
    await tellFrame('in-process');
    expect((await found('in-process')).pageOrigin).toBe(APP);
  });

  test('a frame of another site, in a process of its own', async () => {
    await frame(`{ src: 'http://other.shop.test/frame' }`);
    await page.evaluate(`document.querySelector('iframe').contentWindow.postMessage('${APP}/out-of-process', '*')`);
    const url = `${APP}/out-of-process`;
    const exchange = await until('the log has it', async () =>
      (await capturedExchanges(panel)).find(({ legs }) => legs[0]?.url === url),
    );
    expect(exchange.pageOrigin).toBe('http://other.shop.test');
  });

  test('a sandboxed frame, whose origin is opaque', async () => {
    await frame(`{ src: '/frame', sandbox: 'allow-scripts' }`);
    await tellFrame('sandboxed');
    expect((await found('sandboxed')).pageOrigin).toBe('null');
  });

  test('a srcdoc frame', async () => {
    await frame(`{ srcdoc: ${JSON.stringify(PAGE).replaceAll('</', String.raw`<\/`)} }`);
    await tellFrame('srcdoc');
    expect((await found('srcdoc')).pageOrigin).toBe(APP);
  });

  test('a dedicated worker', async () => {
    await page.evaluate(`new Worker('/worker.js').postMessage('${api('dedicated')}')`);
    expect((await found('dedicated')).attribution).toBeUndefined();
  });

  test('a shared worker: attributed by its origin, from its first request', async () => {
    await page.evaluate(`new SharedWorker('/shared.js?' + Math.random()).port.postMessage('${api('shared')}')`);
    expect(await found('shared')).toMatchObject({ pageOrigin: APP, attribution: 'origin', outcome: 'blocked' });
  });

  test('a request that is still under way is in the log, and ends there', async () => {
    void ask('held');
    const pending = await until('it is under way', async () =>
      (await capturedExchanges(panel)).find(({ legs }) => legs[0]?.url === api('held')),
    );
    expect(pending.outcome).toBe('pending');
    await until('the server holds it', () => Promise.resolve(held.length > 0));
    for (const answer of held.splice(0)) answer();
    expect((await found('held')).outcome).toBe('blocked');
  });

  test('a navigation clears the log, and keeps it where the user wants it kept', async () => {
    await ask('first');
    await found('first');
    await page.goto(`${APP}/next`);
    await ask('second');
    await found('second');
    expect((await capturedExchanges(panel)).map(({ legs }) => legs[0]?.url)).toEqual([api('second')]);
    await keepLog(panel);
    await page.goto(`${APP}/last`);
    await ask('third');
    await found('third');
    expect((await capturedExchanges(panel)).map(({ legs }) => legs[0]?.url)).toEqual([api('second'), api('third')]);
  });

  test('a page that comes back from the back/forward cache', async () => {
    await page.goto(`${APP}/next`);
    await page.goBack();
    await ask('restored');
    expect((await found('restored')).pageOrigin).toBe(APP);
  });

  test('a prerendered page, before it is shown', async () => {
    await page.evaluate(`document.head.append(Object.assign(document.createElement('script'), {
      type: 'speculationrules',
      textContent: JSON.stringify({ prerender: [{ urls: ['/prerendered?ask=${api('prerendered')}'] }] }),
    }))`);
    expect((await found('prerendered')).pageOrigin).toBe(APP);
  });
});

describe('a service worker', () => {
  const register = `(async () => {
    await navigator.serviceWorker.register('/service.js');
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20));
  })()`;

  test('that begins while DevTools are open: its own requests, and those it answers for the page', async () => {
    await inspected(chromium.browser, 'http://service.localhost/');
    await page.evaluate(register);
    await page.evaluate(`navigator.serviceWorker.controller.postMessage('${api('own')}')`);
    expect(await found('own')).toMatchObject({ pageOrigin: 'http://service.localhost', attribution: 'origin' });
    await ask('through');
    expect(await found('through')).toMatchObject({ pageOrigin: 'http://service.localhost', attribution: 'origin' });
  });

  test('that stood there before DevTools were opened', async () => {
    page = await chromium.browser.newPage();
    await page.goto('http://earlier.localhost/');
    await page.evaluate(register);
    ({ panel } = await openPanel(page));
    await page.evaluate(`navigator.serviceWorker.controller.postMessage('${api('earlier')}')`);
    expect(await found('earlier')).toMatchObject({ attribution: 'origin' });
  });
});

describe('several at once', () => {
  test('two tabs with DevTools: each log has its own requests', async () => {
    await inspected();
    const [one, first] = [page, panel];
    await inspected();
    await one.evaluate(`ask('${api('of-one')}')`);
    await ask('of-two');
    await found('of-one', first);
    await found('of-two');
    expect((await capturedExchanges(first)).map(({ legs }) => legs[0]?.url)).toEqual([api('of-one')]);
    expect((await capturedExchanges(panel)).map(({ legs }) => legs[0]?.url)).toEqual([api('of-two')]);
  });

  test('what was sent since DevTools opened is there when the panel is first shown', async () => {
    page = await chromium.browser.newPage();
    await page.goto(`${APP}/`);
    const devtools = await page.openDevTools();
    await until('the extension has begun', () =>
      Promise.resolve(devtools.frames().find((one) => one.url().endsWith('devtools.html')) !== undefined),
    );
    await until('it listens', async () =>
      devtools
        .frames()
        .find((one) => one.url().endsWith('devtools.html'))
        ?.evaluate('chrome.webRequest.onBeforeRequest.hasListeners()')
        .then(Boolean),
    );
    await ask('before-the-panel');
    panel = await showPanel(devtools);
    expect((await found('before-the-panel')).outcome).toBe('blocked');
  });
});
