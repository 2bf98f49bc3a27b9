// What the user does to the extension with DevTools open: takes site access away, gives it back, reloads the extension.
import { createServer, type Server } from 'node:http';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capturedExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { OFFER } from '../../src/bridge/neighbour.ts';
import { portName } from '../../src/bridge/protocol.ts';
import { until } from '../support/until.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

let server: Server;
let chromium: Chromium;
let settings: Page;

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('');
  });
  const port = await listenOnLoopback(server);
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: [{ pattern: '*.shop.test', address: `127.0.0.1:${port}` }],
  });
  settings = await chromium.browser.newPage();
  await settings.goto('chrome://extensions/');
});

afterAll(async () => {
  await chromium?.close();
  server?.close().closeAllConnections();
});

/** As in the page of the extension's details: "On click", "On all sites". */
const giveAccess = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<unknown> =>
  settings.evaluate(
    `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${chromium.extensionId}', hostAccess: '${hostAccess}' })`,
  );

/** What a panel that connects is told of its access to pages. */
const readAccess = `new Promise((resolve) => {
  const connect = Array.from({ length: parent.length }, (_, index) => {
    try { return parent[index].${OFFER}; } catch { return undefined; }
  }).find(Boolean);
  let close = () => {};
  connect({
    name: '${portName(0).replace('0', "' + chrome.devtools.inspectedWindow.tabId + '")}',
    postMessage(message) {
      if (message.name !== 'capture') return;
      resolve(message.body.access);
      close();
    },
    disconnect() {},
    onMessage: { addListener() {} },
    onDisconnect: { addListener(closed) { close = closed; } },
  });
})`;

test('access that the user withholds is told, and a grant takes effect without a reload', async () => {
  const page = await chromium.browser.newPage();
  await page.goto('http://app.shop.test/');
  const { panel } = await openPanel(page);
  const access = (): Promise<unknown> => panel.evaluate(readAccess);
  const send = (path: string): Promise<unknown> =>
    page.evaluate(`fetch('http://api.shop.test/${path}').catch(() => null)`);
  const seen = async (): Promise<readonly unknown[]> =>
    (await capturedExchanges(panel)).map(({ legs }) => legs[0]?.url.split('/').at(-1));

  expect(await access()).toBe('granted');
  await giveAccess('ON_CLICK');
  await until('the panel is told', async () => (await access()) === 'withheld');
  await send('unseen');
  await giveAccess('ON_ALL_SITES');
  await until('the panel is told', async () => (await access()) === 'granted');
  await send('seen');
  await until('it is in the log', async () => (await seen()).includes('seen'));
  expect(await seen()).toEqual(['seen']);
});

test('when the extension is reloaded under open DevTools, the browser takes the old panel out; DevTools opened again record', async () => {
  const page = await chromium.browser.newPage();
  await page.goto('http://app.shop.test/');
  const { devtools, panel } = await openPanel(page);
  await settings.evaluate(`chrome.developerPrivate.reload('${chromium.extensionId}', { failQuietly: true })`);
  await until('the panel is gone', () => Promise.resolve(panel.detached));
  await devtools.close().catch(() => undefined);
  const again = await openPanel(page);
  await capturedExchanges(again.panel);
  await page.evaluate(`fetch('http://api.shop.test/after').catch(() => null)`);
  const logged = await until('it is in the log', async () =>
    (await capturedExchanges(again.panel)).find(({ legs }) => legs[0]?.url.endsWith('/after') === true),
  );
  expect(logged.pageOrigin).toBe('http://app.shop.test');
});
