// The servers of the differential test: one over http, one over https, answering what the case says.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate } from '../lab/certificate.ts';
import { type Answer, API_HOSTS, type Case, locationsOf, PAGE_HOST } from './case.ts';

export interface World {
  readonly hosts: readonly { readonly pattern: string; readonly address: string }[];
  readonly trust: string;
  /** The free ports that the servers have, for a browser that can lead the usual ones there. */
  readonly ports: { readonly http: number; readonly https: number };
  /** The names of all hosts. */
  readonly names: readonly string[];
  /** Whether a server has been asked for this case's first address since it is served. */
  readonly wasAsked: (id: string) => boolean;
  /** How many requests have come for this case's first address, preflights left out. */
  readonly requestsOf: (id: string) => number;
  /** The cases that are answered from now on. */
  serve(cases: readonly Case[]): void;
  close(): Promise<void>;
}

const script = readFileSync(new URL('page.js', import.meta.url), 'utf8');
const FRAME = `<script src="/page.js"></script><script>serveFetches((run) => addEventListener('message', (event) => run(event.data, event.ports[0])), () => parent.postMessage('ready', '*'))</script>`;
const WORKER = `${script}\nserveFetches((run) => addEventListener('message', (event) => run(event.data, event.ports[0])), () => postMessage('ready'));`;
const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/': ['text/html', '<!doctype html><title>differential</title><body><script src="/page.js"></script>'],
  '/page.js': ['text/javascript', script],
  '/frame.html': ['text/html', `<!doctype html>${FRAME}`],
  '/worker.js': ['text/javascript', WORKER],
};

/** Starts both servers on free ports of loopback. */
export async function startWorld(): Promise<World> {
  const { key, cert, spki } = certificate(['shop.test', '*.shop.test', '*.other.test']);
  const cases = new Map<string, Case>();
  const seen = new Map<string, number>();
  const answer = (request: IncomingMessage, response: ServerResponse): void =>
    respond({ cases, seen }, request, response);
  const servers = [createServer(answer), createTlsServer({ key, cert }, answer)] as const;
  await Promise.all(servers.map(listening));
  const ports = { http: portOf(servers[0]), https: portOf(servers[1]) };
  return {
    hosts: ['*.shop.test', '*.other.test'].flatMap((name) => [
      { pattern: `${name}:80`, address: `127.0.0.1:${ports.http}` },
      { pattern: `${name}:443`, address: `127.0.0.1:${ports.https}` },
    ]),
    trust: spki,
    ports,
    names: [PAGE_HOST, ...API_HOSTS],
    wasAsked: (id) => seen.has(id),
    requestsOf: (id) => seen.get(id) ?? 0,
    serve(next) {
      cases.clear();
      seen.clear();
      for (const one of next) cases.set(one.id, one);
    },
    async close() {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}

const listening = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Served {
  readonly cases: ReadonlyMap<string, Case>;
  /** The ids of those that were asked for, and how many requests came for their first addresses. */
  readonly seen: Map<string, number>;
}

function respond({ cases, seen }: Served, request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const { pathname } = new URL(request.url ?? '/', 'http://any.test');
  const [, id = '', number = ''] = /^\/c\/([^/]+)\/(\d)$/.exec(pathname) ?? [];
  const asked = cases.get(id);
  const index = Number(number);
  const hop = asked?.hops[index];
  if (asked === undefined || hop === undefined) {
    const [type, text] = FILES[pathname] ?? ['text/plain', ''];
    response.writeHead(text === '' ? 404 : 200, { 'content-type': type }).end(text);
    return;
  }
  const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  seen.set(id, (seen.get(id) ?? 0) + (index === 0 && !isPreflight ? 1 : 0));
  if (isPreflight) write(response, hop.preflight);
  else write(response, hop.response, locationsOf(asked, index + 1), typeFor(asked));
}

const TYPES: Readonly<Partial<Record<Case['requester'], string>>> = {
  eventsource: 'text/event-stream',
  module: 'text/javascript',
  style: 'text/css',
};
const typeFor = ({ requester }: Case): string => TYPES[requester] ?? 'text/plain';

function write(
  response: ServerResponse,
  { status, headers }: Answer,
  locations: readonly string[] = [],
  type = 'text/plain',
): void {
  const own = [
    ['Cache-Control', 'no-store'],
    ['Content-Type', type],
    ['X-Request-ID', '1'],
  ] as const;
  const lines = [...headers, ...own, ...locations.map((location) => ['Location', location] as const)];
  response
    .writeHead(
      status,
      lines.flatMap(([name, value]) => [name, value]),
    )
    .end();
}
