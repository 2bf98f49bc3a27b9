// What is asked of the hosts of own-cases.ts, and what of the answers is compared.
import type { HeaderLines } from '../../../src/core/exchange.ts';
import type { SimulatedRequest } from '../../../src/core/ingress-nginx/types.ts';
import { APP, type OwnCase } from './own-cases.ts';
import { corsOnly } from './vectors.ts';

const preflight: HeaderLines = [['Access-Control-Request-Method', 'PUT']];

/** What is asked: each path with and without Origin, the first one also over HTTP/2 and with long bodies. */
export function requestsOf({ host, paths }: OwnCase): readonly SimulatedRequest[] {
  const base = { scheme: 'http', http: '1.1', host: host.host } as const;
  return paths.flatMap((path, index): readonly SimulatedRequest[] => [
    { ...base, path, method: 'GET', headers: [] },
    { ...base, path, method: 'GET', headers: [['Origin', APP]] },
    { ...base, path, method: 'GET', headers: [['Origin', 'https://evil.example.net']] },
    { ...base, path, method: 'OPTIONS', headers: [['Origin', APP], ...preflight] },
    { ...base, path, method: 'OPTIONS', headers: [['Origin', 'https://evil.example.net'], ...preflight] },
    { ...base, path, method: 'OPTIONS', headers: [] },
    { ...base, path, method: 'POST', headers: [['Origin', APP]], body_bytes: 3, chunked: false },
    ...(index === 0 ? moreRequests({ ...base, path }) : []),
  ]);
}

const LONG = 1_100_000;

function moreRequests(base: Omit<SimulatedRequest, 'method' | 'headers'>): readonly SimulatedRequest[] {
  const over = { ...base, scheme: 'https', http: '2' } as const;
  const origin: HeaderLines = [['Origin', APP]];
  return [
    { ...base, method: 'HEAD', headers: origin },
    { ...base, method: 'POST', headers: origin, body_bytes: LONG, chunked: true },
    { ...base, method: 'POST', headers: origin, body_bytes: LONG },
    { ...base, method: 'OPTIONS', headers: origin, body_bytes: LONG },
    { ...base, method: 'GET', headers: [...origin, ['User-Agent', 'Mozilla/5.0 Chrome/150.0']] },
    { ...base, method: 'GET', headers: [...origin, ['Cookie', 'x'.repeat(9000)]] },
    { ...base, method: 'GET', headers: origin, path: `${base.path}?${'x'.repeat(9000)}` },
    { ...over, method: 'GET', headers: origin },
    { ...over, method: 'HEAD', headers: origin },
    { ...over, method: 'OPTIONS', headers: [...origin, ...preflight] },
    { ...over, method: 'POST', headers: origin, body_bytes: LONG },
  ];
}

const COMPARED = new Set(['location', 'www-authenticate']);

/** What of an answer a browser's verdict can depend on. */
export function corsHeadersAndTarget(answer: { readonly status: number; readonly headers: HeaderLines }): {
  readonly status: number;
  readonly cors: HeaderLines;
  readonly others: HeaderLines;
} {
  const lines = answer.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  // The module that escapes the address behind `rd=` is not part of a plain nginx.
  const others = lines.filter(([name]) => COMPARED.has(name)).map(([name, value]) => [name, unescaped(value)] as const);
  return { status: answer.status, cors: corsOnly(lines), others: others.toSorted(([a], [b]) => (a < b ? -1 : 1)) };
}

function unescaped(value: string): string {
  return value.replaceAll('%2F', '/').replaceAll('%3F', '?').replaceAll('%3D', '=');
}
