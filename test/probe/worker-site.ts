// Pages with workers, and an API, on loopback: for what the page probe does in real workers.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../support/listen-on-loopback.ts';

export interface WorkerSite {
  readonly app: string;
  readonly api: string;
  readonly address: string;
  /** Every request so far: method, address, Referer. */
  readonly seen: readonly string[];
  readonly close: () => void;
}

const page = readFileSync(new URL('worker-page.js', import.meta.url), 'utf8');
const behaviour = readFileSync(new URL('worker-behaviour.js', import.meta.url), 'utf8');

const FILES: Readonly<Record<string, string>> = {
  'worker.js': behaviour,
  'policy.js': behaviour,
  'throws.js': '\n  throw new TypeError("at the start");',
  'unparsable.js': 'const const',
  'nested.js': 'postMessage([location.href, self.name].join());',
  'module.js': 'export default import.meta.url;',
  'imported.js': 'self.importedTwice = (self.importedTwice ?? 0) + 1;',
};
/** What a page or a script is sent with, by the last part of its path. */
const POLICIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  csp: { 'content-security-policy': "worker-src 'self'" },
  'policy.js': { 'content-security-policy': "script-src 'self'" },
};
const HEADS: Readonly<Record<string, string>> = {
  meta: `<meta http-equiv="Content-Security-Policy" content="worker-src 'self'">`,
};

function answerApp(name: string, request: IncomingMessage, response: ServerResponse): void {
  const headers = { 'cache-control': 'no-store', ...POLICIES[name] };
  const file = FILES[name];
  if (file !== undefined) {
    response.writeHead(200, { ...headers, 'content-type': 'text/javascript' }).end(file);
  } else if (name === 'missing.js') response.writeHead(404).end();
  else if (name === 'events') {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' }).write('data: here\n\n');
  } else if (name === 'referer') response.writeHead(200, headers).end(String(request.headers.referer));
  else if (name === 'echo') {
    response.writeHead(200, headers);
    request.pipe(response);
  } else {
    const html = `<!doctype html>${HEADS[name] ?? ''}<title>shop</title><script>${page}</script>`;
    response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(html);
  }
}

export async function startWorkerSite(): Promise<WorkerSite> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const { host = '', referer } = request.headers;
    const { pathname, search } = new URL(`http://${host}${request.url ?? '/'}`);
    if (pathname === '/favicon.ico') return void response.writeHead(404).end();
    seen.push(`${request.method ?? ''} ${host}${pathname}${search} ${referer ?? '-'}`);
    // The API's answer to a preflight fails whatever the credentials mode, each in its own way.
    if (host.startsWith('api.')) {
      const origin = request.headers.origin;
      const allowed = pathname.startsWith('/order') ? { 'access-control-allow-origin': origin } : {};
      return void response.writeHead(204, allowed).end();
    }
    return answerApp(pathname.split('/').at(-1) ?? '', request, response);
  });
  const port = await listenOnLoopback(server);
  return {
    // Names under localhost are secure contexts.
    app: 'http://app.localhost',
    api: 'http://api.localhost',
    address: `127.0.0.1:${port}`,
    seen,
    close: () => server.close().closeAllConnections(),
  };
}
