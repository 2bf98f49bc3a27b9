// A page with thousands of cross-origin requests behind it, in real DevTools with the panel open.
import { createServer, type Server } from 'node:http';
import type { Frame, Page } from 'puppeteer-core';
import { buildExtension } from '../../src/dev/build-extension.ts';
import { capturedExchanges } from '../../src/dev/capture-log.ts';
import { startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

export interface PanelWorld {
  /** DevTools, in front; their Network panel has the same log. */
  readonly devtools: Page;
  readonly panel: Frame;
  /** Has the page make this many requests, the first of them numbered `from`, and waits for their ends. */
  readonly request: (from: number, count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const HOSTS = 20;
/** Requests that the page has under way at a time, and those that it is asked for at a time: a busy machine takes long. */
const AT_A_TIME = 50;
const ASKED = 500;
/** Of ten requests: `open` answers allow the page, `shut` ones do not, `down` ones fail without headers. */
const KINDS = ['open', 'open', 'open', 'shut', 'open', 'open', 'open', 'shut', 'open', 'down'];
const METHODS = ['GET', 'GET', 'GET', 'GET', 'GET', 'PUT', 'GET', 'PUT', 'GET', 'GET'];

function serve(): Server {
  const lists = { 'access-control-allow-methods': 'GET, PUT', 'access-control-allow-headers': 'content-type' };
  return createServer((request, response) => {
    const [, kind = ''] = (request.url ?? '').split('/');
    const open = kind === 'open' ? { 'access-control-allow-origin': 'http://app.shop.test', ...lists } : {};
    const status = request.method === 'OPTIONS' ? 204 : 200;
    response.writeHead(kind === 'down' ? 502 : status, { 'content-type': 'text/html', vary: 'Origin', ...open }).end();
  });
}

const inPage = (from: number, end: number): string => `(async () => {
  const kinds = ${JSON.stringify(KINDS)};
  const methods = ${JSON.stringify(METHODS)};
  const one = (n) => fetch(
    'http://api-' + (n % ${HOSTS}) + '.shop.test/' + kinds[n % 10] + '/orders/' + n + '?page=' + (n % 7),
    { method: methods[n % 10] },
  ).catch(() => null);
  for (let n = ${from}; n < ${end}; n += ${AT_A_TIME}) {
    await Promise.all(Array.from({ length: Math.min(${AT_A_TIME}, ${end} - n) }, (_, i) => one(n + i)));
  }
})()`;

/** Starts it all, with `count` requests in the log. */
export async function startPanelWorld(count: number): Promise<PanelWorld> {
  const server = serve();
  const address = `127.0.0.1:${await listenOnLoopback(server)}`;
  const chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: buildExtension(),
    headless: true,
    dock: 'undocked',
    hosts: [{ pattern: '*.shop.test', address }],
  });
  const close = async (): Promise<void> => {
    await chromium.close();
    server.close().closeAllConnections();
  };
  try {
    const site = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
    await site.goto('http://app.shop.test/open');
    const { devtools, panel } = await openPanel(site);
    await capturedExchanges(panel);
    const request = async (from: number, number: number): Promise<void> => {
      for (let next = from; next < from + number; next += ASKED)
        await site.evaluate(inPage(next, Math.min(next + ASKED, from + number)));
    };
    await request(0, count);
    await devtools.bringToFront();
    await devtools.setViewport({ width: 1400, height: 350 });
    return { devtools, panel, request, close };
  } catch (error) {
    await close();
    throw error;
  }
}
