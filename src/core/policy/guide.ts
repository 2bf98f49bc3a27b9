// The questions that the vendors' guides to CORS on an NGINX Ingress answer, each worked through with the reader's values.
import type { Exchange } from '../exchange.ts';
import { readableHeaders } from '../fetch/exposed.ts';
import { LONGEST } from '../fetch/preflight-cache.ts';
import type { Fix } from '../fix.ts';
import { rawValue } from '../ingress-nginx/annotations.ts';
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import { isWildcard } from '../ingress-nginx/origin-match.ts';
import type { Annotations, Release } from '../ingress-nginx/types.ts';
import type { Message } from '../text/message.ts';
import { keyOf, message } from '../text/strings.ts';
import type { Failure, FailureKind, Verdict } from '../verdict.ts';
import { elements } from './lists.ts';

export type GuideId =
  | 'still-blocked-origin'
  | 'still-blocked-list'
  | 'wildcard-with-credentials'
  | 'policies-by-path'
  | 'header-not-readable'
  | 'two-origins-in-answer'
  | 'two-origins-old-release'
  | 'max-age-capped'
  | 'exposed-already';

/** One question with its answer: what is the case here, and what to do. */
export interface GuideAnswer {
  readonly id: GuideId;
  readonly title: Message;
  readonly what: Message;
  readonly todo: Message;
}

function answer(id: GuideId, values: Readonly<Record<string, string>> = {}): GuideAnswer {
  const part = (name: string): Message => message(keyOf('guide', id, name), values);
  return { id, title: part('title'), what: part('what'), todo: part('todo') };
}

/**
 * The questions that a captured exchange raises.
 * @param fixes those of its plan: they tell whether its path gets an Ingress of its own
 */
export function guideForExchange(
  exchange: Exchange,
  verdict: Verdict,
  fixes: readonly Fix[] = [],
): readonly GuideAnswer[] {
  const kinds = new Set(verdict.failures.map(({ kind }) => kind));
  const unread = verdict.advice.find(({ id }) => id === 'response-header-not-exposed')?.values['names'];
  const own = fixes.find(({ paths, proof }) => paths !== null && proof.some((item) => item.exchange === exchange.id));
  return [
    ...stillBlocked(exchange, verdict.failures[0]),
    ...(kinds.has('wildcard-with-credentials')
      ? [answer('wildcard-with-credentials', { origin: exchange.pageOrigin })]
      : []),
    ...(own === undefined ? [] : [answer('policies-by-path', { host: own.host, paths: (own.paths ?? []).join(', ') })]),
    ...(unread === undefined ? [] : [answer('header-not-readable', { names: unread })]),
    ...twoOrigins(verdict.failures),
  ];
}

const LISTS: Partial<Record<FailureKind, string>> = {
  'method-not-listed': 'cors-allow-methods',
  'methods-unparsable': 'cors-allow-methods',
  'header-not-listed': 'cors-allow-headers',
  'headers-unparsable': 'cors-allow-headers',
};

const ORIGIN: ReadonlySet<FailureKind> = new Set(['origin-missing', 'origin-mismatch', 'origin-invalid']);

function stillBlocked({ pageOrigin }: Exchange, first: Failure | undefined): readonly GuideAnswer[] {
  if (first === undefined) return [];
  const annotation = LISTS[first.kind];
  if (annotation !== undefined)
    return [answer('still-blocked-list', { annotation, name: first.needed ?? first.found ?? '' })];
  return ORIGIN.has(first.kind) ? [answer('still-blocked-origin', { origin: pageOrigin })] : [];
}

/** The answer that the guides print: both origins in one line. */
function twoOrigins(failures: readonly Failure[]): readonly GuideAnswer[] {
  const found = failures.find(({ kind, found: shown }) => kind === 'origin-multiple' && shown?.includes(',') === true);
  return found === undefined ? [] : [answer('two-origins-in-answer', { found: found.found ?? '' })];
}

/** Whether every script may read a header of this name, in lower case, without its being exposed. */
const isReadable = readableHeaders([], 'include');

/**
 * The questions that the annotations of an Ingress raise on a release.
 * @throws RangeError when `release` is no release of the controller
 */
export function guideForIngress(annotations: Annotations, release: Release): readonly GuideAnswer[] {
  const cors = effectiveCors(annotations, release);
  if (!cors.enabled) return [];
  const origins = elements(rawValue(annotations, 'cors-allow-origin') ?? '');
  const exposed = elements(cors.expose ?? '').filter((name) => isReadable(name.toLowerCase()));
  const turned = origins.length > 1 && isWildcard(cors.origins) && !origins.includes('*');
  return [
    ...(turned ? [answer('two-origins-old-release', { origins: origins.join(', '), release })] : []),
    ...(isWildcard(cors.origins) && cors.credentials ? [answer('wildcard-with-credentials', { origin: '' })] : []),
    ...(cors.max_age > LONGEST.chromium && rawValue(annotations, 'cors-max-age') !== undefined
      ? [answer('max-age-capped', { seconds: String(cors.max_age), cap: String(LONGEST.chromium) })]
      : []),
    ...(exposed.length > 0 ? [answer('exposed-already', { names: exposed.join(', ') })] : []),
  ];
}
