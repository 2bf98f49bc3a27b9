import type { Exchange, HeaderLines } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { namesAsked } from '../http/list.ts';
import type { PreflightReason, UnsafeHeader } from '../verdict.ts';
import type { Hop } from './hops.ts';
import { isSafelistedMethod, isSafelistedName, unsafeByName, unsafeHeaders } from './safelist.ts';

/**
 * Why the exchange was preflighted (Fetch, "HTTP fetch", the use-CORS-preflight flag), from its first hop that was or
 * had to be; `null` when none had to. `cached`: due, and no OPTIONS was seen, so the preflight cache answered.
 * @param hops those of the exchange
 */
export function preflightReason({ mode }: Exchange, hops: readonly Hop[]): PreflightReason | null {
  for (const { preflight, request, tainting } of hops) {
    if (tainting === 'basic') continue;
    const sent = request?.leg.requestHeaders ?? null;
    const asked = preflight?.leg.requestHeaders ?? null;
    if (asked !== null) return reasonSent(asked, sent);
    if (request === null || sent === null || mode !== 'cors') continue;
    const reason = reasonCached(request.leg.method, sent);
    if (reason !== null) return reason;
  }
  return null;
}

function reasonSent(asked: HeaderLines, sent: HeaderLines | null): PreflightReason {
  const method = combined(asked, 'access-control-request-method') ?? '';
  const known = sent === null ? null : unsafeByName(sent);
  const headers = namesAsked(asked)
    .filter((name) => name !== '')
    .map((name) => known?.get(name) ?? unseen(name));
  const unsafe = isSafelistedMethod(method) ? null : method;
  return { method: unsafe, headers, uploadListener: unsafe === null && headers.length === 0, sent: 'yes' };
}

/** The request was never sent, so its values are not to be had: only the name tells. */
function unseen(name: string): UnsafeHeader {
  return { name, value: null, reason: isSafelistedName(name) ? 'value-not-safelisted' : 'not-safelisted' };
}

function reasonCached(method: string, sent: HeaderLines): PreflightReason | null {
  const unsafe = isSafelistedMethod(method) ? null : method;
  const headers = unsafeHeaders(sent.filter(([name]) => isAuthorHeader(name.toLowerCase())));
  if (unsafe === null && headers.length === 0) return null;
  return { method: unsafe, headers, uploadListener: false, sent: 'cached' };
}

/**
 * Headers that the browser itself may have added cannot prove that a preflight was due: forbidden request-headers
 * (Fetch), the user agent's own, those of cache modes and revalidation, client hints.
 */
function isAuthorHeader(name: string): boolean {
  return !BROWSER_HEADERS.has(name) && !/^(?:sec-|proxy-|if-|x-devtools-)/.test(name);
}

const BROWSER_HEADERS = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'authorization',
  'cache-control',
  'connection',
  'content-length',
  'cookie',
  'date',
  'device-memory',
  'dnt',
  'downlink',
  'dpr',
  'ect',
  'expect',
  'host',
  'keep-alive',
  'last-event-id',
  'origin',
  'pragma',
  'priority',
  'range',
  'referer',
  'rtt',
  'save-data',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'upgrade-insecure-requests',
  'user-agent',
  'via',
  'viewport-width',
  'width',
]);
