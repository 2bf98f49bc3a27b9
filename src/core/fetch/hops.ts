import type { Exchange, Leg } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { originOf, sameOrigin } from '../http/origin.ts';
import { redirectTarget } from '../http/status.ts';
import type { Requester } from './cors-check.ts';

/** One URL of the exchange: its preflight, if one was seen, and the request itself. */
export interface Hop {
  readonly url: string;
  readonly preflight: { readonly leg: Leg; readonly index: number } | null;
  readonly request: { readonly leg: Leg; readonly index: number } | null;
  /** Fetch, "response tainting": once "cors" it stays so, also on the way back to the page's own origin. */
  readonly tainting: 'basic' | 'cors';
  readonly nullBecause: Requester['nullBecause'];
}

/** Cuts the legs into hops and walks the URL list (Fetch, "redirect-taint"). */
export function hopsOf(exchange: Exchange): readonly Hop[] {
  const hops: Hop[] = [];
  let preflight: Hop['preflight'] = null;
  let previous: Hop | null = null;
  const add = (url: string, request: Hop['request']): void => {
    previous = nextHop(exchange.pageOrigin, previous, url, preflight, request);
    hops.push(previous);
    preflight = null;
  };
  exchange.legs.forEach((leg, index) => {
    if (leg.role === 'request') add(leg.url, { leg, index });
    else preflight = { leg, index };
  });
  const last: Leg | undefined = exchange.legs.at(-1);
  if (preflight !== null && last !== undefined) add(last.url, null);
  return hops;
}

function nextHop(
  pageOrigin: string,
  previous: Hop | null,
  url: string,
  preflight: Hop['preflight'],
  request: Hop['request'],
): Hop {
  const cross = !sameOrigin(originOf(url), pageOrigin);
  const tainting = cross || previous?.tainting === 'cors' ? 'cors' : 'basic';
  return { url, preflight, request, tainting, nullBecause: nullBecause(pageOrigin, previous, url) };
}

function nullBecause(pageOrigin: string, previous: Hop | null, url: string): Hop['nullBecause'] {
  if (pageOrigin === 'null') return 'opaque';
  if (previous === null) return null;
  if (previous.nullBecause === 'tainted') return 'tainted';
  const before = originOf(previous.url);
  return sameOrigin(originOf(url), before) || sameOrigin(before, pageOrigin) ? null : 'tainted';
}

/** The origin that this leg was checked against: the one it sent where that is visible, else the computed one. */
export function originSent(leg: Leg | null, hop: Hop, pageOrigin: string): string {
  const sent = leg?.requestHeaders == null ? null : combined(leg.requestHeaders, 'origin');
  return sent ?? (hop.nullBecause === null ? pageOrigin : 'null');
}

/**
 * Whether any hop, or the target of the last redirect, is another origin than the page's. Asked of the exchange and not
 * of its first URL: a request to the page's own origin may be redirected away, and refused before it leaves.
 */
export function leavesOrigin(exchange: Exchange): boolean {
  return hopsOf(exchange).some(({ tainting, request }) => {
    if (tainting === 'cors') return true;
    const { response = null, url = '' } = request?.leg ?? {};
    const target = response === null ? null : redirectTarget(response, url);
    return target !== null && !sameOrigin(target.origin, exchange.pageOrigin);
  });
}
