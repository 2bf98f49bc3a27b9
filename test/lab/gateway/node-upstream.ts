// What the gateway in Node asks the application.
import http, { type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import type { SimulatedRequest } from '../../../src/core/ingress-nginx/types.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The application's answer as it arrives, or why there is none. */
export type UpstreamAnswer =
  | { readonly message: IncomingMessage; readonly socket: Duplex | null }
  | { readonly failure: 'refused' | 'reset' | 'timeout' };

const HOP_BY_HOP = new Set([
  'connection',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Sends a request on, and resolves when the head of an answer is there. Timeouts are in seconds. */
export function askUpstream(
  address: Address,
  request: SimulatedRequest,
  body: Buffer | null,
  readTimeout: number,
): Promise<UpstreamAnswer> {
  const headers = [
    'Host',
    request.host ?? address.host,
    ...passedOn(request.headers),
    'X-Forwarded-Proto',
    request.scheme,
  ];
  const upgrade = request.headers.find(([name]) => name.toLowerCase() === 'upgrade')?.[1];
  if (upgrade !== undefined) headers.push('Connection', 'upgrade', 'Upgrade', upgrade);
  else headers.push('Connection', 'close');
  if (body !== null) headers.push('Content-Length', String(body.length));
  return new Promise((resolve) => {
    const sent = http.request({ ...address, method: request.method, path: request.path, headers, agent: false });
    const timer = setTimeout(() => {
      resolve({ failure: 'timeout' });
      sent.destroy();
    }, readTimeout * 1000);
    const settle = (answer: UpstreamAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    sent.on('response', (message) => {
      settle({ message, socket: null });
    });
    sent.on('upgrade', (message, socket) => {
      settle({ message, socket });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      settle({ failure: error.code === 'ECONNREFUSED' ? 'refused' : 'reset' });
    });
    sent.end(body ?? undefined);
  });
}

function passedOn(headers: HeaderLines): string[] {
  const kept = headers.filter(
    ([name]) => !HOP_BY_HOP.has(name.toLowerCase()) && name.toLowerCase() !== 'content-length',
  );
  return kept.flatMap(([name, value]) => [name, value]);
}
