// Tells who wrote an answer: nginx itself, the controller's CORS block, or somebody else.
import type { Leg } from '../exchange.ts';
import { combined, lines } from '../http/headers.ts';

/** Bytes of nginx's own pages, without padding (measured with server_tokens off; 400 is the one for a missing certificate). */
const PAGE_LENGTHS: Readonly<Record<number, number>> = {
  301: 162,
  302: 138,
  308: 164,
  400: 230,
  401: 172,
  403: 146,
  404: 146,
  413: 176,
  429: 162,
  500: 170,
  502: 150,
  503: 190,
  504: 160,
};

/** From 400 on nginx pads its page for every browser that calls itself Chrome. */
const PADDING = 402;

/** How nginx signs its own pages, with its version where `server_tokens` is on. */
const SIGNATURE = /<hr><center>nginx(?:\/[\d.]+)?<\/center>/;

/**
 * Whether nginx wrote this page; the application, an error service or a balancer gives another length or type.
 * @param body of this answer, where DevTools show it: it decides
 */
export function isNginxPage({ response, requestHeaders }: Leg, body?: string): boolean {
  if (response === null) return false;
  if (body !== undefined) return SIGNATURE.test(body);
  const { status, headers } = response;
  const bare = PAGE_LENGTHS[status];
  const type = combined(headers, 'content-type');
  const length = combined(headers, 'content-length');
  if (bare === undefined || type?.startsWith('text/html') !== true || length === null) return false;
  const padded = status < 400 ? bare : bare + PADDING;
  const agent = requestHeaders === null ? null : combined(requestHeaders, 'user-agent');
  const expected = agent === null ? [bare, padded] : [agent.includes('Chrome/') ? padded : bare];
  return expected.some((bytes) => length === String(bytes));
}

const BLOCK = ['origin', 'methods', 'headers'].map((name) => `access-control-allow-${name}`);

/** Whether the controller's CORS block answered this preflight (v1.0.5 to v1.15.1, measured). */
export function isFromCorsBlock({ response }: Leg): boolean {
  if (response === null) return false;
  const has = (name: string): boolean => lines(response.headers, name).length > 0;
  return response.status === 204 && [...BLOCK, 'access-control-max-age'].every(has) && !has('vary') && !has('allow');
}
