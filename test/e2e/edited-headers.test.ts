// Another extension of the browser that edits what servers send, as those do that "unblock CORS".
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { judge } from '../../src/core/index.ts';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'preflight-editor-'));
let server: Server | undefined;
let chromium: Chromium | undefined;

afterAll(async () => {
  await chromium?.close();
  server?.close().closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** An extension whose one rule sets `Access-Control-Allow-Origin` of what the API answers under /edited. */
function writeEditor(): void {
  const edit = { header: 'Access-Control-Allow-Origin', operation: 'set', value: 'https://other.test' };
  const rule = {
    id: 1,
    action: { type: 'modifyHeaders', responseHeaders: [edit] },
    condition: { urlFilter: '||api.shop.test/edited' },
  };
  const manifest = {
    manifest_version: 3,
    name: 'Edits headers',
    version: '1',
    permissions: ['declarativeNetRequest'],
    host_permissions: ['<all_urls>'],
    declarative_net_request: { rule_resources: [{ id: 'edit', enabled: true, path: 'rules.json' }] },
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'rules.json'), JSON.stringify([rule]));
}

async function startServer(): Promise<string> {
  server = createServer((_request, response) => {
    // It passes with credentials and without: what blocks it can only be the edit.
    response.setHeader('access-control-allow-origin', 'http://app.shop.test');
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-allow-methods', 'PUT');
    response.writeHead(200, { 'content-type': 'text/html' }).end();
  });
  const port = await listenOnLoopback(server);
  return `127.0.0.1:${port}`;
}

test('a request that another extension breaks is not blamed on the server', async () => {
  writeEditor();
  chromium = await startChromium({
    executable: findOrInstallChromium(),
    extension: 'dist/chrome',
    headless: true,
    hosts: [{ pattern: '*.shop.test', address: await startServer() }],
  });
  await chromium.browser.installExtension(folder);
  const page = await chromium.browser.newPage();
  await page.goto('http://app.shop.test/');
  const { panel } = await openPanel(page);
  const answers = await page.evaluate(`Promise.all(['GET /edited', 'PUT /edited/put', 'GET /as-it-is'].map((line) => {
    const [method, path] = line.split(' ');
    return fetch('http://api.shop.test' + path, { method }).then(() => 'passes', () => 'fails');
  }))`);
  expect(answers).toEqual(['fails', 'fails', 'passes']);
  const causes = (await settledExchanges(panel)).map((exchange) => {
    const { cause } = judge(exchange);
    return `${new URL(exchange.legs[0]?.url ?? '').pathname} ${cause?.id ?? 'no cause'}`;
  });
  expect(causes.toSorted()).toEqual(['/as-it-is no cause', '/edited headers-edited', '/edited/put headers-edited']);
});
