// A page and an API on loopback, for what the page probe does in real pages.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

export interface Site {
  /** The origins of the page and of the API. */
  readonly app: string;
  readonly api: string;
  /** `127.0.0.1:port`, which answers for both names. */
  readonly address: string;
  /** Every request so far, as `METHOD http://host/path`. */
  readonly seen: readonly string[];
  readonly close: () => void;
}

export const names = { app: 'app.shop.test', api: 'api.shop.test' } as const;

const behaviour = readFileSync(new URL('behaviour.js', import.meta.url), 'utf8');
const pageFor = (
  api: string,
): string => `<!doctype html><title>shop</title><script src="/behaviour.js"></script><script>
  const api = '${api}';
  const atStart = { fetch, open: XMLHttpRequest.prototype.open, EventSource };
  const isNative = () => Function.prototype.toString.call(fetch) .startsWith('function fetch()');
  const put = function putOrder(path, init) { return fetch(api + path, { method: 'PUT', ...init }).catch(() => 0); };
  const scriptFor = (path) => "<script>fetch('" + api + path + "', { method: 'PUT', credentials: 'include' }).catch(() => 0)<" + '/script>';
  const askInFrames = (paths) => {
    const add = (attributes) => document.body.appendChild(Object.assign(document.createElement('iframe'), attributes));
    const html = scriptFor(paths.blob);
    add({ srcdoc: scriptFor(paths.srcdoc) });
    add({ src: URL.createObjectURL(new Blob([html], { type: 'text/html' })) });
    add({ sandbox: 'allow-scripts', srcdoc: scriptFor(paths.sandbox) });
  };
</script><body>`;

const allowed = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

/** The API: what is under /order fails in its preflight whatever the credentials mode, each in its own way. */
function answerApi(path: string, request: IncomingMessage, response: ServerResponse): void {
  if (path.startsWith('/order')) {
    response.writeHead(204, { 'access-control-allow-origin': request.headers.origin }).end();
  } else if (path === '/hang') {
    response.writeHead(200, allowed).write('.');
  } else if (path === '/stream') {
    response.writeHead(200, allowed).write('one ');
    setTimeout(() => response.end('two'), 50);
  } else if (path === '/events') {
    response.writeHead(200, { ...allowed, 'content-type': 'text/event-stream' }).write('data: here\n\n');
  } else if (path.startsWith('/element')) {
    // With credentials the answer fails, and without them the redirect does.
    const location = `http://user:secret@${request.headers.host ?? ''}/elsewhere`;
    response.writeHead(302, { ...allowed, location }).end();
  } else if (path === '/echo') {
    response.writeHead(200, allowed);
    request.pipe(response);
  } else response.writeHead(200, { 'cache-control': 'no-store' }).end();
}

/** @param portsInNames the browser can lead a name to loopback, but not its port to another (Firefox) */
export async function startSite({ portsInNames = false } = {}): Promise<Site> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const { host = '' } = request.headers;
    const { pathname } = new URL(`http://${host}${request.url ?? '/'}`);
    if (pathname !== '/favicon.ico') seen.push(`${request.method ?? ''} http://${host}${pathname}`);
    if (host.startsWith(names.api)) answerApi(pathname, request, response);
    else if (pathname === '/behaviour.js')
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(behaviour);
    else response.writeHead(200, { 'content-type': 'text/html' }).end(pageFor(`http://${names.api}${port}`));
  });
  const number = await listenOnLoopback(server);
  const port = portsInNames ? `:${number}` : '';
  return {
    app: `http://${names.app}${port}`,
    api: `http://${names.api}${port}`,
    address: `127.0.0.1:${number}`,
    seen,
    close: () => server.close().closeAllConnections(),
  };
}
