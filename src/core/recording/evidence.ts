import type { Credentials, Mode } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { isTrustworthy, originOf, sameOrigin } from '../http/origin.ts';
import type { Draft } from './draft.ts';

/** webRequest's types that are always requested in mode cors, and those that never are. */
const CORS_TYPES = new Set(['xmlhttprequest', 'font']);
const NAVIGATIONS = new Set(['main_frame', 'sub_frame', 'object']);

/**
 * The request's mode, which no event names: Sec-Fetch-Mode where the browser sends it (trustworthy URLs only), a
 * preflight, an Origin on a GET or HEAD, else the type of the request.
 */
export function modeOf(draft: Draft): Mode {
  if (NAVIGATIONS.has(draft.type)) return 'navigate';
  if (draft.type === 'websocket') return 'unknown';
  if (draft.legs.some(({ role }) => role === 'preflight')) return 'cors';
  for (const { method, requestHeaders, url } of draft.legs) {
    if (requestHeaders === null) continue;
    const told = combined(requestHeaders, 'sec-fetch-mode');
    if (told === 'cors' || told === 'no-cors' || told === 'same-origin' || told === 'navigate') return told;
    const hasOrigin = combined(requestHeaders, 'origin') !== null;
    if (method === 'GET' || method === 'HEAD') {
      if (hasOrigin) return 'cors';
      if (!sameOrigin(originOf(url), draft.pageOrigin) && !isTrustworthy(originOf(url))) return 'no-cors';
    }
  }
  return CORS_TYPES.has(draft.type) ? 'cors' : 'unknown';
}

/**
 * Proof that credentials were included: a Cookie on the request, Sec-Fetch-Storage-Access (sent cross-site with
 * credentials only, measured), or a beacon, which always includes them. Their absence proves nothing.
 */
export function credentialsOf(draft: Draft): Credentials {
  if (draft.type === 'ping' || draft.type === 'beacon') return 'include';
  const proven = draft.legs.some(
    ({ role, url, requestHeaders }) =>
      role === 'request' &&
      requestHeaders !== null &&
      !sameOrigin(originOf(url), draft.pageOrigin) &&
      (combined(requestHeaders, 'cookie') !== null || combined(requestHeaders, 'sec-fetch-storage-access') !== null),
  );
  return proven ? 'include' : 'unknown';
}
