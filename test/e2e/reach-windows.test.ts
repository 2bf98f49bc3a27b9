// Windows side by side, private ones too, and workers whose page has gone: each in real Chromium with real DevTools.
import { createServer, type Server } from 'node:http';
import { type Frame, type Page, TargetType } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Exchange } from '../../src/core/index.ts';
import { capturedExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';
import { until } from '../support/until.ts';

let server: Server;
let chromium: Chromium;
const held: (() => void)[] = [];
const timeout = 180_000;

const PAGE = `<!doctype html><title>page</title><script>
  const ask = (url) => fetch(url).catch(() => {});
</script>`;
const SCRIPTS: Readonly<Record<string, string>> = {
  '/shared.js': 'onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => fetch(data).catch(() => {}); };',
  '/service.js': `
    addEventListener('install', () => skipWaiting());
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('message', (event) => event.waitUntil(fetch('/held').then(() => fetch(event.data)).catch(() => {})));`,
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any.test');
    const script = SCRIPTS[pathname];
    const type = script === undefined ? 'text/html' : 'text/javascript';
    const answer = (): void => void response.writeHead(200, { 'content-type': type }).end(script ?? PAGE);
    if (pathname === '/held') held.push(answer);
    else answer();
  });
  const address = `127.0.0.1:${await listenOnLoopback(server)}`;
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: ['*.localhost:80', '*.shop.test:80'].map((pattern) => ({ pattern, address })),
  });
  // The user's own switch, "Allow in Incognito": it loads the extension anew.
  const debug = await chromium.browser.target().createCDPSession();
  await debug.send('Extensions.loadUnpacked', { path: `${process.cwd()}/dist/chrome`, enableInIncognito: true });
});

afterAll(async () => {
  await chromium?.close();
  server?.close().closeAllConnections();
});

const api = (name: string): string => `http://api.shop.test/${name}`;
const ask = (page: Page, name: string): Promise<unknown> => page.evaluate(`ask('${api(name)}')`);
const urls = async (panel: Frame): Promise<readonly unknown[]> =>
  (await capturedExchanges(panel)).map(({ legs }) => legs[0]?.url);
const found = (name: string, panel: Frame): Promise<Exchange> =>
  until(`the log has ${name}`, async () =>
    (await capturedExchanges(panel)).find(({ legs, outcome }) => legs[0]?.url === api(name) && outcome !== 'pending'),
  );

interface Inspected {
  readonly page: Page;
  readonly panel: Frame;
}

async function inspect(page: Page): Promise<Inspected> {
  const { panel } = await openPanel(page);
  return { page, panel };
}
async function inspectTab(url: string): Promise<Inspected> {
  const page = await chromium.browser.newPage();
  await page.goto(url);
  return inspect(page);
}

/** The same in a window of its own, which a page of the extension opens as another extension's could. */
async function inspectWindow(
  opener: Frame,
  url: string,
  options: { readonly incognito?: true } = {},
): Promise<Inspected> {
  await opener.evaluate(`chrome.windows.create(${JSON.stringify({ ...options, url })}).then(() => undefined)`);
  const target = await chromium.browser.waitForTarget((one) => one.type() === TargetType.PAGE && one.url() === url);
  const page = await target.page();
  if (page === null) throw new Error('The window has no page.');
  return inspect(page);
}

test('two windows with DevTools at once: each log has its own requests', { timeout }, async () => {
  const first = await inspectTab('http://app.localhost/');
  const second = await inspectWindow(first.panel, 'http://app.localhost/window');
  await Promise.all([ask(first.page, 'of-the-first'), ask(second.page, 'of-the-second')]);
  await found('of-the-first', first.panel);
  await found('of-the-second', second.panel);
  expect(await urls(first.panel)).toEqual([api('of-the-first')]);
  expect(await urls(second.panel)).toEqual([api('of-the-second')]);
});

test(
  'a private window has an extension of its own: nothing of it comes into the log of another, nor of another into its',
  { timeout },
  async () => {
    const open = await inspectTab('http://app.localhost/');
    const hidden = await inspectWindow(open.panel, 'http://app.localhost/private', { incognito: true });
    expect(await hidden.panel.evaluate('chrome.extension.inIncognitoContext')).toBe(true);
    const windows = [
      [open, 'open'],
      [hidden, 'hidden'],
    ] as const;
    for (const [{ page, panel }, name] of windows) {
      await ask(page, `of-the-${name}`);
      // Belongs to no tab, only to an origin, and both windows have the same.
      await page.evaluate("globalThis.worker = new SharedWorker('/shared.js').port");
      // What it asks for before the recorder has taken notice of it is nobody's.
      await until(`the log has the worker of the ${name}`, async () => {
        await page.evaluate(`worker.postMessage('${api(`worker-of-the-${name}`)}')`);
        return (await urls(panel)).includes(api(`worker-of-the-${name}`));
      });
    }
    for (const [{ panel }, name] of windows) {
      expect(await found(`of-the-${name}`, panel)).toMatchObject({ outcome: 'blocked' });
      expect(await found(`worker-of-the-${name}`, panel)).toMatchObject({ attribution: 'origin' });
      expect(new Set(await urls(panel))).toEqual(new Set([api(`of-the-${name}`), api(`worker-of-the-${name}`)]));
    }
  },
);

const register = `(async () => {
  await navigator.serviceWorker.register('/service.js');
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20));
})()`;

test(
  'a service worker whose last page has gone: its requests are in the log, attributed to nobody',
  { timeout },
  async () => {
    const gone = await chromium.browser.newPage();
    await gone.goto('http://gone.localhost/');
    await gone.evaluate(register);
    const { page, panel } = await inspectTab('http://service.localhost/');
    // From now on requests without a tab are listened to: this page has such a worker.
    await page.evaluate(register);
    await page.evaluate(`navigator.serviceWorker.controller.postMessage('${api('of-its-own')}')`);
    await until('the server holds it', () => Promise.resolve(held.length > 0));
    for (const answer of held.splice(0)) answer();
    expect(await found('of-its-own', panel)).toMatchObject({ attribution: 'origin' });
    await gone.evaluate(`navigator.serviceWorker.controller.postMessage('${api('of-nobody')}')`);
    await until('the server holds it', () => Promise.resolve(held.length > 0));
    await gone.close();
    for (const answer of held.splice(0)) answer();
    expect(await found('of-nobody', panel)).toMatchObject({ pageOrigin: 'http://gone.localhost', attribution: 'none' });
  },
);
