// One hop of one exchange at one host, with what its answers say about the Ingress.
import { hopsOf, originSent, type Hop } from '../fetch/hops.ts';
import { combined } from '../http/headers.ts';
import { namesAsked } from '../http/list.ts';
import { parseUrl } from '../http/url.ts';
import type { Release } from '../ingress-nginx/types.ts';
import type { Exchange } from '../exchange.ts';
import type { Failure, Verdict } from '../verdict.ts';
import { preflightSignature, responseSignature, type Signature } from './signature.ts';

export interface Judged {
  readonly exchange: Exchange;
  readonly verdict: Omit<Verdict, 'cause'>;
}

export interface Member extends Judged {
  readonly url: URL;
  readonly preflight: Hop['preflight'];
  readonly request: Hop['request'];
  /** The Origin that was sent to this hop. */
  readonly origin: string;
  /** The method as the page asked for it. */
  readonly method: string;
  /** The names that the preflight asked leave for, lower-case. */
  readonly headers: readonly string[];
  /** The failed checks of this hop. */
  readonly failures: readonly Failure[];
  /** The Ingress' policy as this hop's answers show it; `null` when they show none. */
  readonly seen: Signature | null;
  readonly seenOn: 'preflight' | 'response' | null;
}

/** The hops at which CORS decided. Same-origin hops, requests without CORS and pending ones have none. */
export function membersOf(judged: Judged, release: Release): readonly Member[] {
  const { result } = judged.verdict;
  if (result === 'not-cors' || result === 'pending') return [];
  const members: Member[] = [];
  for (const hop of hopsOf(judged.exchange)) {
    const url = hop.tainting === 'cors' ? parseUrl(hop.url) : null;
    if (url !== null) members.push(member(judged, hop, url, members.length === 0, release));
  }
  return members;
}

function member(judged: Judged, hop: Hop, url: URL, isFirst: boolean, release: Release): Member {
  const { exchange, verdict } = judged;
  const { preflight, request } = hop;
  const asked = preflight?.leg.requestHeaders ?? [];
  const isAsked = combined(asked, 'access-control-request-headers') !== null;
  const known = isFirst ? (verdict.preflightReason?.headers ?? []).map(({ name }) => name) : [];
  const origin = originSent(preflight?.leg ?? request?.leg ?? null, hop, exchange.pageOrigin);
  const shown = signatureOf(hop, origin, release);
  return {
    exchange,
    verdict,
    url,
    preflight,
    request,
    origin,
    method: combined(asked, 'access-control-request-method') ?? request?.leg.method ?? 'GET',
    headers: isAsked ? namesAsked(asked).filter((name) => name !== '') : known,
    failures: verdict.failures.filter(({ leg }) => leg === preflight?.index || leg === request?.index),
    seen: shown.seen,
    seenOn: shown.seenOn,
  };
}

function signatureOf({ preflight, request }: Hop, origin: string, release: Release): Pick<Member, 'seen' | 'seenOn'> {
  const answered = preflight?.leg.response ?? null;
  const first = answered === null ? null : preflightSignature(answered, origin, release);
  if (first !== null) return { seen: first, seenOn: 'preflight' };
  const response = request?.leg.response ?? null;
  const second = response === null ? null : responseSignature(response, origin, release);
  return second === null ? { seen: null, seenOn: null } : { seen: second, seenOn: 'response' };
}

/** What the first verdict has found out about the credentials mode. */
export function credentialsOf({ exchange, verdict }: Member): Exchange['credentials'] {
  const [only, other] = verdict.candidates;
  return only !== undefined && other === undefined ? only.credentials : exchange.credentials;
}
