// The applications behind the gateway: one plain http server that looks at the Host header and the path.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { framePage, scenarioPage } from './page.ts';
import type { Scenario } from './scenario.ts';

export interface Upstream {
  readonly port: number;
  /** Every request that reached an application, `METHOD https://host/path`, in order. */
  readonly seen: readonly string[];
  /** The scenarios that the pages list from now on. */
  list(scenarios: readonly Scenario[]): void;
  close(): Promise<void>;
}

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** An application that answers CORS by itself, for pages of the lab, as a typical middleware does. */
function ownCors(request: IncomingMessage, response: ServerResponse): boolean {
  const { origin = '' } = request.headers;
  response.setHeader('vary', 'Origin');
  if (/^https?:\/\/(?:app|admin)\.shop\.test(?::\d+)?$/.test(origin)) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-credentials', 'true');
  }
  if (request.method !== 'OPTIONS') return false;
  response.setHeader('access-control-allow-methods', 'GET, PUT, POST, DELETE');
  response.setHeader('access-control-allow-headers', 'content-type');
  response.writeHead(204).end();
  return true;
}

/** An application that answers everybody alike, with `*`. */
function anyCors(request: IncomingMessage, response: ServerResponse): boolean {
  response.setHeader('access-control-allow-origin', '*');
  if (request.method !== 'OPTIONS') return false;
  response.setHeader('access-control-allow-methods', '*');
  response.setHeader('access-control-allow-headers', '*');
  response.writeHead(200).end();
  return true;
}

/** Applications that answer half right: one origin for everybody, the preflight alone, the origin twice. */
function wrongCors(request: IncomingMessage, response: ServerResponse, pathname: string): boolean {
  const { method, headers } = request;
  const [isPreflight, origin] = [method === 'OPTIONS', headers.origin ?? ''];
  if (pathname.startsWith('/fixed-cors/')) response.setHeader('access-control-allow-origin', 'https://shop.test');
  else if (pathname.startsWith('/twice-cors/')) response.setHeader('access-control-allow-origin', [origin, '*']);
  else if (pathname.startsWith('/half-cors/') && isPreflight) response.setHeader('access-control-allow-origin', origin);
  else return false;
  if (!isPreflight) return false;
  response.setHeader('access-control-allow-methods', 'GET, PUT, POST');
  response.setHeader('access-control-allow-headers', 'content-type, x-api-key');
  response.writeHead(204).end();
  return true;
}

async function length(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of request) bytes += Buffer.byteLength(chunk);
  return bytes;
}

async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const received = await length(request);
  const { pathname } = url;
  if (pathname.startsWith('/own-cors/') && ownCors(request, response)) return;
  if (pathname.startsWith('/any-cors/') && anyCors(request, response)) return;
  if (wrongCors(request, response, pathname)) return;
  const status = /^\/status\/([2-5]\d\d)$/.exec(pathname)?.[1];
  const to = url.searchParams.get('to');
  if (request.method === 'OPTIONS') response.writeHead(405, { allow: 'GET, POST, PUT, PATCH, DELETE' }).end();
  else if (status !== undefined) response.writeHead(Number(status), json).end('{}');
  else if (pathname === '/redirect' && to !== null) response.writeHead(302, { location: to }).end();
  else {
    const traced = pathname === '/traced' ? { 'x-request-id': '7f3a9c' } : {};
    response.writeHead(200, { ...json, ...traced }).end(JSON.stringify({ method: request.method, pathname, received }));
  }
}

function answerPage(response: ServerResponse, { pathname }: URL, scenarios: readonly Scenario[]): void {
  const page = pathname === '/' ? scenarioPage(scenarios) : pathname === '/frame' ? framePage : undefined;
  if (page === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

/** Starts the applications on a free port of loopback. */
export async function startUpstream(): Promise<Upstream> {
  const seen: string[] = [];
  let scenarios: readonly Scenario[] = [];
  const server = createServer((request, response) => {
    const host = request.headers.host ?? 'unknown';
    const url = new URL(request.url ?? '/', `https://${host}`);
    seen.push(`${request.method} ${url.href}`);
    if (/^(?:app|admin)\./.test(host)) answerPage(response, url, scenarios);
    else void answerApi(request, response, url);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The upstream has no port.');
  return {
    port: address.port,
    seen,
    list(listed) {
      scenarios = listed;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
