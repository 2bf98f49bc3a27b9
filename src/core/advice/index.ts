import type { Exchange } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { originOf } from '../http/origin.ts';
import { keyOf, message } from '../text/strings.ts';
import type { Advice, AdviceId, Explanation } from '../verdict.ts';
import { authorizationUnderWildcard } from './authorization-under-wildcard.ts';
import { insecureOriginTrusted } from './insecure-origin-trusted.ts';
import { maxAgeOverCap } from './max-age-over-cap.ts';
import { maxAgeShort } from './max-age-short.ts';
import { nullOriginTrusted } from './null-origin-trusted.ts';
import { originReflected } from './origin-reflected.ts';
import { preflightAvoidable } from './preflight-avoidable.ts';
import { responseHeaderNotExposed } from './response-header-not-exposed.ts';
import type { AdviceRule, Passed } from './types.ts';
import { varyOriginMissing } from './vary-origin-missing.ts';
import { wildcardBesideCredentials } from './wildcard-beside-credentials.ts';

/** Dangers first, then what a page misses, then what costs time. Advice without a rule does not compile. */
const ADVICE: Readonly<Record<AdviceId, AdviceRule>> = {
  'origin-reflected': originReflected,
  'null-origin-trusted': nullOriginTrusted,
  'insecure-origin-trusted': insecureOriginTrusted,
  'response-header-not-exposed': responseHeaderNotExposed,
  'authorization-under-wildcard': authorizationUnderWildcard,
  'wildcard-beside-credentials': wildcardBesideCredentials,
  'vary-origin-missing': varyOriginMissing,
  'preflight-avoidable': preflightAvoidable,
  'max-age-short': maxAgeShort,
  'max-age-over-cap': maxAgeOverCap,
};

export const adviceRules: readonly AdviceRule[] = Object.values(ADVICE);

/** Advice that concerns speed alone: worth a line only where nothing else is to be said. */
const OF_SPEED: ReadonlySet<AdviceId> = new Set(['preflight-avoidable', 'max-age-short', 'max-age-over-cap']);

/** All there is to say of an exchange that passed; empty for a healthy one. */
export function adviceOn(exchange: Exchange, credentials: Passed['credentials']): readonly Advice[] {
  const passed = passedOf(exchange, credentials);
  if (passed === null) return [];
  const found: Advice[] = [];
  for (const { id, look } of adviceRules) {
    const said = found.length > 0 && OF_SPEED.has(id) ? null : look(passed);
    if (said !== null) found.push({ id, ...said });
  }
  return found;
}

/** Of that what a fix can follow: the response headers that a script cannot read. */
export function adviceForFix(exchange: Exchange, credentials: Passed['credentials']): readonly Advice[] {
  const passed = passedOf(exchange, credentials);
  const said = passed === null ? null : responseHeaderNotExposed.look(passed);
  return said === null ? [] : [{ id: responseHeaderNotExposed.id, ...said }];
}

function passedOf(exchange: Exchange, credentials: Passed['credentials']): Passed | null {
  const index = exchange.legs.length - 1;
  const leg = exchange.legs[index];
  if (leg?.role !== 'request' || leg.response === null || originOf(leg.url) === exchange.pageOrigin) return null;
  const { response } = leg;
  return {
    exchange,
    credentials,
    leg,
    index,
    response,
    allowOrigin: combined(response.headers, 'access-control-allow-origin'),
    allowsCredentials: combined(response.headers, 'access-control-allow-credentials') === 'true',
  };
}

/** The sentences for a piece of advice, as data. */
export function explainAdvice({ id, values }: Advice): Explanation {
  const part = (name: string) => message(keyOf('advice', id, name), values);
  return { title: part('title'), what: part('what'), why: part('why'), todo: part('todo') };
}
