// Answers as the controller and its nginx give them, for exchanges built by hand.
import type { HeaderLines } from '../../src/core/exchange.ts';
import { DEFAULT_HEADERS, DEFAULT_METHODS } from '../../src/core/ingress-nginx/defaults.ts';

/** What the CORS block adds: to its 204, and from v1.0.5 to every other answer. */
export function corsBlock(
  origin: string,
  {
    methods = DEFAULT_METHODS,
    headers = DEFAULT_HEADERS,
    credentials = true,
    expose = '',
    maxAge = '1728000',
  }: { methods?: string; headers?: string; credentials?: boolean; expose?: string; maxAge?: string } = {},
): HeaderLines {
  const lines: [string, string][] = [['Access-Control-Allow-Origin', origin]];
  if (credentials) lines.push(['Access-Control-Allow-Credentials', 'true']);
  lines.push(['Access-Control-Allow-Methods', methods], ['Access-Control-Allow-Headers', headers]);
  if (expose !== '') lines.push(['Access-Control-Expose-Headers', expose]);
  return [...lines, ['Access-Control-Max-Age', maxAge]];
}

/** The headers of nginx's own error page of this length. */
export const ownPage = (length: number): HeaderLines => [
  ['Content-Type', 'text/html'],
  ['Content-Length', String(length)],
];
