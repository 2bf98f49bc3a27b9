import type { Exchange, Leg } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { originOf, sameOrigin } from '../http/origin.ts';
import { redirectTarget } from '../http/status.ts';
import type { Requester } from './cors-check.ts';

/** One URL of the exchange: its preflight, if one was seen, and the request itself. */
export interface Hop {
  readonly url: string;
  /** The URL's own origin, serialized. */
  readonly origin: string;
  readonly preflight: Place | null;
  readonly request: Place | null;
  /** Fetch, "response tainting": once "cors" it stays so, also on the way back to the page's own origin. */
  readonly tainting: 'basic' | 'cors';
  readonly nullBecause: Requester['nullBecause'];
}

/** A leg and where it stands among the exchange's legs. */
export interface Place {
  readonly leg: Leg;
  readonly index: number;
}

/** Cuts the legs into hops and walks the URL list (Fetch, "redirect-taint"). */
export function hopsOf({ legs, pageOrigin }: Exchange): readonly Hop[] {
  const hops: Hop[] = [];
  let preflight: Place | null = null;
  let index = -1;
  for (const leg of legs) {
    index += 1;
    const isRequest = leg.role === 'request';
    const place = { leg, index };
    if (!isRequest) preflight = place;
    if (!isRequest && index < legs.length - 1) continue;
    hops.push(nextHop(pageOrigin, hops.at(-1) ?? null, leg.url, preflight, isRequest ? place : null));
    preflight = null;
  }
  return hops;
}

function nextHop(
  pageOrigin: string,
  previous: Hop | null,
  url: string,
  preflight: Hop['preflight'],
  request: Hop['request'],
): Hop {
  const origin = originOf(url);
  const tainting = previous?.tainting === 'cors' || !sameOrigin(origin, pageOrigin) ? 'cors' : 'basic';
  return { url, origin, preflight, request, tainting, nullBecause: nullBecause(pageOrigin, previous, origin) };
}

function nullBecause(pageOrigin: string, previous: Hop | null, origin: string): Hop['nullBecause'] {
  if (pageOrigin === 'null') return 'opaque';
  if (previous === null) return null;
  if (previous.nullBecause === 'tainted') return 'tainted';
  return sameOrigin(origin, previous.origin) || sameOrigin(previous.origin, pageOrigin) ? null : 'tainted';
}

/** The origin that this leg was checked against: the one it sent where that is visible, else the computed one. */
export function originSent(leg: Leg | null, hop: Hop, pageOrigin: string): string {
  const sent = leg?.requestHeaders == null ? null : combined(leg.requestHeaders, 'origin');
  return sent ?? (hop.nullBecause === null ? pageOrigin : 'null');
}

/**
 * Whether any hop, or the target of the last redirect, is another origin than the page's. Asked of the exchange and not
 * of its first URL: a request to the page's own origin may be redirected away, and refused before it leaves.
 * @param hops those of the exchange, where they are known already
 */
export function leavesOrigin(exchange: Exchange, hops: readonly Hop[] = hopsOf(exchange)): boolean {
  return hops.some(({ tainting, request }) => {
    if (tainting === 'cors') return true;
    if (request === null || request.leg.response === null) return false;
    const target = redirectTarget(request.leg.response, request.leg.url);
    return target !== null && !sameOrigin(target.origin, exchange.pageOrigin);
  });
}
