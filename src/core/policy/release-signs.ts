// What a controller's answers show of its release.
import type { Exchange, LegResponse } from '../exchange.ts';
import { type Hop, hopsOf, originSent } from '../fetch/hops.ts';
import { combined } from '../http/headers.ts';
import { DEFAULT_HEADERS, OLD_DEFAULT_HEADERS } from '../ingress-nginx/defaults.ts';
import { DEFAULT_RELEASE } from '../ingress-nginx/release.ts';
import type { Release } from '../ingress-nginx/types.ts';
import type { ReleaseSign } from './release-range.ts';
import { preflightSignature, responseSignature, type Signature } from './signature.ts';

export type AnswerSign = Exclude<ReleaseSign, 'controller-image' | 'yaml-answers'>;

/** The first and the last release that show a sign (read in the controller's source, and measured); the surest sign first. */
export const ANSWER_SIGNS: ReadonlyMap<AnswerSign, readonly [since: Release | null, until: Release | null]> = new Map([
  ['old-default-headers', [null, 'v1.2.0']],
  ['default-headers', ['v1.2.1', null]],
  ['lists-on-response', ['v1.0.5', null]],
  ['lists-without-max-age', [null, 'v0.35.0']],
  ['no-lists-on-response', ['v0.40.0', 'v1.0.4']],
  ['origin-not-asked', [null, 'v1.0.4']],
  ['old-hsts', [null, 'v1.9.4']],
]);

/** The signs that the answers of an exchange show. */
export function signsOf(exchange: Exchange): readonly AnswerSign[] {
  return hopsOf(exchange).flatMap((hop): readonly AnswerSign[] => {
    const asked = hop.preflight?.leg.response ?? null;
    const answered = hop.request?.leg.response ?? null;
    const preflight = asked && preflightSignature(asked, allowedBy(asked), DEFAULT_RELEASE);
    const real = answered && responseSignature(answered, allowedBy(answered), DEFAULT_RELEASE);
    return [
      ...signsOfAnswer(asked, preflight),
      ...signsOfAnswer(answered, real),
      ...(real === null ? [] : (['lists-on-response'] as const)),
      ...(preflight?.headers === OLD_DEFAULT_HEADERS ? signsOfOldest(exchange, hop, preflight) : []),
    ];
  });
}

const allowedBy = ({ headers }: LegResponse): string => combined(headers, 'access-control-allow-origin') ?? '';

function signsOfAnswer(response: LegResponse | null, shown: Signature | null): readonly AnswerSign[] {
  if (response === null || shown === null) return [];
  const security = combined(response.headers, 'strict-transport-security') ?? '';
  return [
    ...(shown.headers === OLD_DEFAULT_HEADERS ? (['old-default-headers'] as const) : []),
    ...(shown.headers === DEFAULT_HEADERS ? (['default-headers'] as const) : []),
    ...(/^max-age=15724800; includeSubDomains$/i.test(security) ? (['old-hsts'] as const) : []),
  ];
}

/**
 * Before v1.0.5 the one origin of the annotation is answered whoever asks, and real answers lack the lists or the max-age.
 * Servers of other make do that too: only with the old default list of headers it is the controller for sure.
 */
function signsOfOldest({ pageOrigin }: Exchange, hop: Hop, shown: Signature): readonly AnswerSign[] {
  const isAsked = shown.wildcard || shown.origin === originSent(hop.preflight?.leg ?? null, hop, pageOrigin);
  return isAsked ? signsOfReal(hop.request?.leg.response ?? null, shown) : ['origin-not-asked'];
}

/** A real answer beside its preflight's. */
function signsOfReal(response: LegResponse | null, { origin, methods, headers }: Signature): readonly AnswerSign[] {
  if (response === null || response.fromCache || response.status >= 400 || allowedBy(response) !== origin) return [];
  const read = (name: string): string | null => combined(response.headers, name);
  const [verbs, names] = [read('access-control-allow-methods'), read('access-control-allow-headers')];
  if (read('access-control-max-age') !== null) return [];
  if (verbs === null && names === null) return ['no-lists-on-response'];
  return verbs === methods && names === headers ? ['lists-without-max-age'] : [];
}
