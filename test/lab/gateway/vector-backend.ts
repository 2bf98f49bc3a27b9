// The application of the measured vectors (`meta.backend` of ingress-vectors.json): what it answers, as a function.
import type { HeaderLines } from '../../../src/core/exchange.ts';
import type { BackendAnswer, SimulatedRequest } from '../../../src/core/ingress-nginx/types.ts';
import { headerValue } from '../../../src/core/ingress-nginx/set-headers.ts';

const OWN_CORS: HeaderLines = [
  ['Access-Control-Allow-Origin', 'https://app.example.com'],
  ['Access-Control-Allow-Credentials', 'true'],
  ['Access-Control-Expose-Headers', 'X-Backend'],
  ['Vary', 'Origin'],
];

const OWN_PREFLIGHT: HeaderLines = [
  ['Access-Control-Allow-Origin', 'https://app.example.com'],
  ['Access-Control-Allow-Credentials', 'true'],
  ['Access-Control-Allow-Methods', 'GET,PUT'],
  ['Access-Control-Allow-Headers', 'x-backend-only'],
  ['Access-Control-Max-Age', '5'],
];

/** The answer to a request, or how the connection fails. */
export function vectorBackend(request: SimulatedRequest): BackendAnswer {
  const path = request.path.replace(/\?.*$/, '');
  if (path === '/reset') return { failure: 'reset' };
  if (path === '/slow') return { failure: 'timeout' };
  const origin = headerValue(request.headers, 'origin');
  const seen: HeaderLines = [
    ['X-Backend', 'app'],
    ['X-Seen-Method', request.method],
    ...(origin === null ? [] : [['X-Seen-Origin', origin] as const]),
  ];
  if (path === '/ws') return { status: 101, headers: [['Upgrade', 'websocket'], ...seen] };
  const { status, headers } = answerFor(path, request.method);
  return { status, headers: [...seen, ...headers] };
}

function answerFor(path: string, method: string): { readonly status: number; readonly headers: HeaderLines } {
  const isOptions = method === 'OPTIONS';
  if (path === '/cors-own')
    return isOptions ? { status: 204, headers: OWN_PREFLIGHT } : { status: 200, headers: OWN_CORS };
  const options = /^\/opt(\d{3})$/.exec(path)?.[1];
  if (options !== undefined && isOptions) return { status: Number(options), headers: [['Allow', 'GET, POST']] };
  const status = /^\/status\/(\d{3})$/.exec(path)?.[1];
  if (status !== undefined) return { status: Number(status), headers: [] };
  return { status: 200, headers: [] };
}

/** The authentication service: it answers the status that is its path. */
export function vectorAuth(url: string): { readonly status: number; readonly headers: HeaderLines } {
  const status = Number(new URL(url).pathname.slice(1));
  return { status, headers: status === 401 ? [['WWW-Authenticate', 'Bearer realm="x"']] : [] };
}
