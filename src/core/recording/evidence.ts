import type { Credentials, Leg, Mode } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { isTrustworthy, originOf, sameOrigin } from '../http/origin.ts';
import type { CallFacts } from './call.ts';

/** What the evidence is read from. */
export interface Observed {
  /** webRequest's resource type. */
  readonly type: string;
  readonly pageOrigin: string;
  readonly legs: readonly Pick<Leg, 'role' | 'url' | 'method' | 'requestHeaders'>[];
  /** What the page says of it, through the page probe: believed where the wire proves nothing. */
  readonly told?: CallFacts | null;
}

/** webRequest's types that are always requested in mode cors, and those that never are. */
const CORS_TYPES = new Set(['xmlhttprequest', 'font']);
const NAVIGATIONS = new Set(['main_frame', 'sub_frame', 'object']);

/**
 * The request's mode, which no event names: Sec-Fetch-Mode where the browser sends it (trustworthy URLs only), a
 * preflight, an Origin on a GET or HEAD, else the type of the request, less what the page itself calls `no-cors`.
 */
export function modeOf(seen: Observed): Mode {
  if (NAVIGATIONS.has(seen.type)) return 'navigate';
  if (seen.type === 'websocket') return 'unknown';
  if (seen.legs.some(({ role }) => role === 'preflight')) return 'cors';
  for (const { method, requestHeaders, url } of seen.legs) {
    if (requestHeaders === null) continue;
    const told = combined(requestHeaders, 'sec-fetch-mode');
    if (told === 'cors' || told === 'no-cors' || told === 'same-origin' || told === 'navigate') return told;
    const hasOrigin = combined(requestHeaders, 'origin') !== null;
    if (method === 'GET' || method === 'HEAD') {
      if (hasOrigin) return 'cors';
      if (!sameOrigin(originOf(url), seen.pageOrigin) && !isTrustworthy(originOf(url))) return 'no-cors';
    }
  }
  if (!CORS_TYPES.has(seen.type)) return 'unknown';
  return seen.told?.mode === 'no-cors' ? 'no-cors' : 'cors';
}

/**
 * Proof that credentials were included: a Cookie on the request, Sec-Fetch-Storage-Access (sent cross-site with
 * credentials only, measured), or a beacon, which always includes them. Their absence proves nothing: then the page's
 * word counts, if it was asked. A font is asked for without (CSS Fonts 4, "fetch a font").
 */
export function credentialsOf(seen: Observed): Credentials {
  if (seen.type === 'ping' || seen.type === 'beacon') return 'include';
  const proven = seen.legs.some(
    ({ role, url, requestHeaders }) =>
      role === 'request' &&
      requestHeaders !== null &&
      !sameOrigin(originOf(url), seen.pageOrigin) &&
      (combined(requestHeaders, 'cookie') !== null || combined(requestHeaders, 'sec-fetch-storage-access') !== null),
  );
  return proven ? 'include' : (seen.told?.credentials ?? (seen.type === 'font' ? 'omit' : 'unknown'));
}
