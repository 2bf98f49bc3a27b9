import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import axe from 'axe-core';
import { type CDPSession, type Page, TargetType } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { cutTexts } from '../support/look/cut-texts.ts';
import { devtoolsFor } from '../support/panel-tab.ts';
import { until } from '../support/until.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

let chromium: Chromium;
let site: Page;
let panel: Page;
let media: CDPSession;
let servers: readonly Server[];

/** Answers as its URL says: `allow` an origin, `credentials`, `status`; preflights with the controller's default lists. */
function answer(url: URL, method: string): { status: number; headers: Record<string, string> } {
  const origin = url.searchParams.get('allow');
  const lists = { 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'content-type' };
  const headers = { ...(origin === null ? {} : { 'access-control-allow-origin': origin }), ...lists };
  return { status: method === 'OPTIONS' ? 204 : Number(url.searchParams.get('status') ?? 200), headers };
}

async function serve(page: boolean): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const { status, headers } = answer(new URL(request.url ?? '/', 'http://api.shop.test'), request.method ?? '');
    response.writeHead(status, page ? { 'content-type': 'text/html' } : headers).end('');
  });
  const port = await listenOnLoopback(server);
  return { server, address: `127.0.0.1:${port}` };
}

beforeAll(async () => {
  const [app, api] = [await serve(true), await serve(false)];
  servers = [app.server, api.server];
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: [
      { pattern: 'app.shop.test', address: app.address },
      { pattern: '*.shop.test', address: api.address },
    ],
  });
  site = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await site.goto('http://app.shop.test/cart');
  const tabId = await until('the background answers', async () => {
    const target = await chromium.browser.waitForTarget((found) => found.type() === TargetType.SERVICE_WORKER);
    const worker = await target.worker();
    return Number(
      await worker?.evaluate("chrome.tabs.query({ url: 'http://app.shop.test/*' }).then(([tab]) => tab.id)"),
    );
  });
  panel = await chromium.browser.newPage();
  media = await panel.createCDPSession();
  await panel.evaluateOnNewDocument(devtoolsFor(tabId));
  await panel.goto(`chrome-extension://${chromium.extensionId}/src/panel/panel.html`);
  await panel.waitForSelector('[data-testid=reload]');
});

afterAll(async () => {
  await chromium?.close();
  for (const server of servers ?? []) server.close().closeAllConnections();
});

const SIZES = [
  ['docked at the bottom', 1400, 272],
  ['docked at the right', 380, 773],
  ['undocked', 1280, 773],
] as const;

/** What the browser tells of the screen and of its user. */
const WAYS = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [
    { name: 'prefers-color-scheme', value: 'dark' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ],
  'forced colours': [
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'forced-colors', value: 'active' },
  ],
  'forced colours, dark': [
    { name: 'prefers-color-scheme', value: 'dark' },
    { name: 'forced-colors', value: 'active' },
  ],
};

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    # who may call
    nginx.ingress.kubernetes.io/enable-cors: "yes"
    nginx.ingress.kubernetes.io/cors-allow-origin: "https://admin.shop.test/"
spec:
  rules:
    - host: api.shop.test
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: shop, port: { number: 80 } } }
`;

/** What is wrong with the panel's looks in each size and each way: what hangs over or is cut, and what axe finds. */
async function faults(name: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const [place, width, height] of SIZES) {
    await panel.setViewport({ width, height });
    for (const [way, features] of Object.entries(WAYS)) {
      await media.send('Emulation.setEmulatedMedia', { features });
      await panel.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      const folder = process.env['PANEL_SHOTS'];
      if (folder !== undefined) {
        mkdirSync(folder, { recursive: true });
        await panel.screenshot({ path: `${folder}/${name}-${width}-${way}.png` });
      }
      const violations: unknown = await panel.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`))',
      );
      if (Array.isArray(violations)) found.push(...violations.map((violation: unknown) => ({ place, way, violation })));
    }
    const overhang = Number(await panel.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (overhang > 0) found.push({ place, overhang });
    for (const cut of await panel.evaluate(cutTexts)) found.push({ place, cut });
  }
  return found;
}

const send = (path: string, init: RequestInit = {}): Promise<unknown> =>
  site.evaluate(`fetch('http://api.shop.test${path}', ${JSON.stringify(init)}).catch(() => null)`);

describe('the panel looks right, light, dark and in forced colours, docked at the bottom, at the right and undocked', () => {
  beforeAll(async () => {
    await panel.evaluate(axe.source);
  });

  test('before the first request', async () => {
    expect(await faults('empty')).toEqual([]);
  });

  test('when nothing is blocked', async () => {
    await send('/catalog?allow=*');
    await panel.waitForSelector('[data-testid=nothing-blocked]');
    expect(await faults('good')).toEqual([]);
  });

  test('with a list of requests', async () => {
    await send('/orders/17', { method: 'PUT', headers: { 'content-type': 'application/json', 'x-request-id': '1' } });
    await send('/profile?allow=https%3A%2F%2Fother.test', { credentials: 'include' });
    await send('/upload?status=413', { method: 'POST', body: 'x' });
    await send('/cart/3?allow=http%3A%2F%2Fapp.shop.test', { method: 'DELETE', headers: { 'x-cart': '1' } });
    await send('/me?allow=*', { credentials: 'include' });
    await send('/pixel', { mode: 'no-cors' });
    await panel.waitForFunction("document.querySelectorAll('[data-testid=row][data-result=blocked]').length >= 4");
    await panel.waitForFunction("document.querySelector('[data-testid=status-bar]').textContent.includes('1 fix')");
    expect(await faults('list')).toEqual([]);
  });

  test.each(['verdict', 'headers', 'fix', 'raw'])('with the details of a blocked request open at %s', async (tab) => {
    await panel.setViewport({ width: 1400, height: 272 });
    await panel.click('[data-testid=row][data-url*="/orders/17"]');
    await panel.click(`[data-testid=tab-${tab}]`);
    expect(await faults(tab)).toEqual([]);
  });

  test('with two readings of a request', async () => {
    await panel.setViewport({ width: 1400, height: 272 });
    await panel.click('[data-testid=row][data-url*="/cart/3"]');
    await panel.click('[data-testid=tab-verdict]');
    await panel.waitForSelector('[data-testid=reading-include]');
    expect(await faults('readings')).toEqual([]);
  });

  test('with the fixes of all hosts', async () => {
    await panel.keyboard.press('Escape');
    await panel.click('[data-testid=tab-fixes]');
    await panel.waitForSelector('[data-testid=fix-yaml]');
    expect(await faults('fixes')).toEqual([]);
  });

  test('with the Ingress pasted, and the change in it', async () => {
    await panel.setViewport({ width: 1400, height: 272 });
    await panel.click('[data-testid=paste-yaml] summary');
    await panel.focus('[data-testid=yaml-input]');
    await panel.evaluate((text) => {
      document.execCommand('insertText', false, text);
    }, INGRESS);
    await panel.waitForSelector('[data-testid=diff]');
    await panel.waitForSelector('[data-testid=finding]');
    await panel.evaluate("document.querySelector('[data-testid=given]').scrollIntoView()");
    expect(await faults('ingress')).toEqual([]);
  });

  test('with an Ingress that cannot be read', async () => {
    await panel.setViewport({ width: 1400, height: 272 });
    await panel.focus('[data-testid=yaml-input]');
    await panel.evaluate(() => {
      document.execCommand('selectAll');
      document.execCommand('insertText', false, 'kind: Ingress\nmetadata:\nname: shop\nspec: {}\n');
    });
    await panel.waitForSelector('[data-testid=yaml-indent]');
    expect(await faults('ingress-broken')).toEqual([]);
    await panel.click('[data-testid=forget-yaml]');
    await panel.waitForSelector('[data-testid=forget-yaml]', { hidden: true });
  });

  test('with the overview of hosts and origins', async () => {
    await panel.click('[data-testid=tab-overview]');
    await panel.waitForSelector('[data-testid=overview-cell]');
    expect(await faults('overview')).toEqual([]);
  });

  test('with a filter that nothing matches', async () => {
    await panel.click('[data-testid=tab-requests]');
    await panel.type('[data-testid=filter]', 'nothing-like-this');
    await panel.waitForSelector('[data-testid=clear-filter]');
    expect(await faults('filtered')).toEqual([]);
  });
});
