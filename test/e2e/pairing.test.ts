// Which preflight belongs to which request: the browser says it over the debugging protocol, and no event does.
import { createServer, type Server } from 'node:http';
import type { CDPSession, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

const COUNT = 500;

let server: Server;
let chromium: Chromium;
let page: Page;
let panel: Frame;
let debug: CDPSession;

beforeAll(async () => {
  let answered = 0;
  server = createServer((request, response) => {
    request.resume();
    if (request.method !== 'OPTIONS') {
      response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' }).end('');
      return;
    }
    // Each preflight has an answer of its own, and some have to wait for it: they end in another order than they began.
    const number = answered++;
    // An answer that is kept would stand for other preflights.
    const common = { 'access-control-allow-origin': '*', 'access-control-max-age': '0', 'x-answer': String(number) };
    const allowed = { 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': '*' };
    const answer = (): void => void response.writeHead(204, { ...common, ...(number % 3 === 0 ? {} : allowed) }).end();
    setTimeout(answer, (number * 7) % 40);
  });
  const port = await listenOnLoopback(server);
  const address = `127.0.0.1:${port}`;
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: [{ pattern: '*.shop.test', address }],
  });
  page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await page.goto('http://app.shop.test/');
  ({ panel } = await openPanel(page));
  debug = await page.createCDPSession();
});

afterAll(async () => {
  await chromium?.close();
  server?.close().closeAllConnections();
});

/** Gives the answer to the preflight of each request, by the header that tells the request from the others. */
async function watchTruth(): Promise<() => ReadonlyMap<string, string>> {
  const headerOf = new Map<string, string>();
  const requestOf = new Map<string, string>();
  const answerTo = new Map<string, string>();
  debug.on('Network.requestWillBeSent', ({ requestId, request, initiator }) => {
    const own = Object.keys(request.headers).find((name) => /^x-own-/i.test(name));
    if (own !== undefined) headerOf.set(requestId, own.toLowerCase());
    if (initiator.type === 'preflight' && initiator.requestId !== undefined)
      requestOf.set(requestId, initiator.requestId);
  });
  // It may come before the request that it belongs to.
  debug.on('Network.responseReceivedExtraInfo', ({ requestId, headers }) => {
    if (headers['x-answer'] !== undefined) answerTo.set(requestId, headers['x-answer']);
  });
  await debug.send('Network.enable');
  return () =>
    new Map(
      [...answerTo].map(([preflight, answer]) => [headerOf.get(requestOf.get(preflight) ?? '') ?? preflight, answer]),
    );
}

const valueOf = (headers: readonly (readonly [string, string])[], name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1];

test('500 requests to one address at once: each has the preflight that the browser made for it', async () => {
  const told = await watchTruth();
  await page.evaluate(`Promise.all(Array.from({ length: ${COUNT} }, (_, index) =>
    fetch('http://api.shop.test/one', { method: 'PUT', headers: { ['x-own-' + index]: '1' } }).catch(() => null)))`);
  const exchanges = await settledExchanges(panel, 20_000);
  expect(exchanges).toHaveLength(COUNT);
  const truth = told();
  const ours = exchanges.flatMap(({ legs }) => {
    const [preflight] = legs;
    if (preflight?.role !== 'preflight') return [];
    const asked = valueOf(preflight.requestHeaders ?? [], 'access-control-request-headers') ?? '';
    return [[asked, valueOf(preflight.response?.headers ?? [], 'x-answer'), preflight.response?.status] as const];
  });
  // The preflight itself says by its header which request it was made for; its answer is the one that the browser got.
  expect(truth.size).toBe(COUNT);
  expect(ours.filter(([asked, answer]) => truth.has(asked) && truth.get(asked) !== answer)).toEqual([]);
  // The request that follows carries the header that its preflight asked for.
  const wrong = exchanges.filter(({ legs: [preflight, request] }) => {
    const asked = valueOf(preflight?.requestHeaders ?? [], 'access-control-request-headers');
    const sent = request?.requestHeaders?.find(([name]) => /^x-own-/i.test(name))?.[0].toLowerCase();
    return preflight?.role === 'preflight' && sent !== undefined && sent !== asked;
  });
  expect(wrong).toEqual([]);
  // A request has passed exactly where its own preflight allowed it.
  const contrary = exchanges.filter(({ legs: [preflight], outcome }) => {
    const allows = valueOf(preflight?.response?.headers ?? [], 'access-control-allow-methods') !== undefined;
    return preflight?.role === 'preflight' && (outcome === 'allowed') !== allows;
  });
  expect(contrary).toEqual([]);
});
