// A page and an API of another origin on loopback, whose answers cost next to nothing.
import { createServer } from 'node:http';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

export interface CaptureSite {
  readonly page: string;
  /** For the browser's host rules. */
  readonly address: string;
  close(): void;
}

const CORS = {
  'access-control-allow-origin': 'http://app.shop.test',
  'access-control-allow-methods': 'GET, PUT',
  'access-control-allow-headers': 'x-round',
  'cache-control': 'no-store',
};

/** Of the requests of `steadily`, every so many-th is blocked. */
export const BLOCKED_EACH = 50;

/**
 * The script of the page. `load` is a page that asks for much: `parallel` requests at once, then `sequential` ones, every
 * other with a preflight; it gives the milliseconds that both took. `steadily` asks for a few every `pause` milliseconds,
 * and waits while 100 are under way.
 */
const SCRIPT = `
let count = 0;
const ask = async (preflighted) => {
  const init = preflighted ? { method: 'PUT', headers: { 'x-round': '1' } } : {};
  const answer = await fetch('http://api.shop.test/item/' + count++, init);
  return answer.text();
};
async function load(parallel, sequential) {
  const start = performance.now();
  await Promise.all(Array.from({ length: parallel }, (_, index) => ask(index % 2 === 1)));
  const middle = performance.now();
  for (let index = 0; index < sequential; index++) await ask(index % 2 === 1);
  return JSON.stringify([middle - start, performance.now() - middle]);
}
let open = 0;
function steadily(total, together, pause) {
  const timer = setInterval(() => {
    for (let index = 0; index < together && count < total && open < 100; index++) {
      open++;
      const blocked = count % ${BLOCKED_EACH} === 0;
      const end = blocked ? fetch('http://api.shop.test/closed/' + count++).catch(() => {}) : ask(count % 8 === 1);
      void end.finally(() => open--);
    }
    if (count >= total) clearInterval(timer);
  }, pause);
}
async function askAndTell() {
  const url = 'http://api.shop.test/item/' + count;
  await ask(count % 2 === 1);
  return JSON.stringify([url, performance.timeOrigin + performance.now()]);
}`;

export async function startCaptureSite(): Promise<CaptureSite> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/closed/') === true) response.writeHead(200).end('{}');
    else if (request.headers.host === 'api.shop.test') response.writeHead(200, CORS).end('{}');
    else response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><script>${SCRIPT}</script>`);
  });
  const port = await listenOnLoopback(server);
  return {
    page: 'http://app.shop.test/',
    address: `127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
