// Firefox stops the event page that records, DevTools open or not, and starts it again with the next request.
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firefox, startFirefox } from '../support/firefox.ts';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';
import { parseRows, readRows } from '../support/panel-rows.ts';
import { until } from '../support/until.ts';

let server: Server;
let firefox: Firefox;
let api: string;
/** Answers that the server holds back until they are let go. */
const held: (() => void)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = (): void => void response.writeHead(200, { 'content-type': 'text/html' }).end('');
    if (request.url?.startsWith('/slow') === true) held.push(answer);
    else answer();
  });
  const port = await listenOnLoopback(server);
  api = `http://api.shop.test:${port}`;
  firefox = await startFirefox('dist/firefox', ['app.shop.test', 'api.shop.test']);
  await firefox.navigate(`http://app.shop.test:${port}/`);
  await firefox.openPanel('CORS');
});

afterAll(async () => {
  await firefox?.close();
  server?.close().closeAllConnections();
});

const send = (path: string, init = {}) =>
  firefox.inPage('void fetch(args[0], args[1]).catch(() => {})', `${api}${path}`, init);
const rows = async () => parseRows(await firefox.inPanel(readRows));
const settled = (path: string) =>
  until(`the row of ${path} has ended`, async () =>
    (await rows()).find(({ url, result }) => url === `${api}${path}` && result !== 'pending'),
  );

const EXTENSION = `const { extension } = WebExtensionPolicy.getByID('preflight@preflight.invalid');`;
const state = () => firefox.inBrowser(`${EXTENSION} return extension.backgroundState;`);

/** What Firefox does after 30 s without an event: the ports close, and all that the page knew is gone. */
async function suspend(): Promise<void> {
  await until('the background runs', async () => (await state()) === 'running');
  await firefox.inBrowser(
    `${EXTENSION} await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
     const { promise, resolve } = Promise.withResolvers();
     Services.tm.dispatchToMainThread(resolve);
     await promise;`,
  );
}

test(
  'an event page that is stopped in the middle of requests loses none, doubles none, and judges them as ever',
  {
    timeout: 180_000,
  },
  async () => {
    await until('the panel is connected', async () => {
      await send('/first');
      return (await rows()).length > 0;
    });
    await settled('/first');
    await send('/slow');
    await send('/slow-put', { method: 'PUT' });
    await until('both hang at the server', () => Promise.resolve(held.length === 2));
    await until(
      'both are in the list',
      async () => (await rows()).filter(({ result }) => result === 'pending').length === 2,
    );
    await until('they are stored', async () =>
      String(await firefox.inPanel('browser.storage.session.get(null).then((all) => JSON.stringify(all))')).includes(
        '/slow-put',
      ),
    );
    await suspend();
    for (const answer of held.splice(0)) answer();
    expect(await settled('/slow')).toMatchObject({ result: 'blocked', rule: 'allow-origin-missing' });
    expect(await settled('/slow-put')).toMatchObject({ result: 'blocked', rule: 'allow-origin-missing' });

    await suspend();
    await send('/after', { method: 'PUT' });
    expect(await settled('/after')).toMatchObject({ result: 'blocked', rule: 'allow-origin-missing' });
    const paths = (await rows()).map(({ url }) => url.slice(api.length)).filter((path) => path !== '/first');
    expect(paths).toEqual(['/slow', '/slow-put', '/after']);
  },
);
