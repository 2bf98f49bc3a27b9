// The English of all advice. Apart from the rules, so that a context that has _locales leaves it out.
import type { Catalog } from '../text/message.ts';
import { catalogOf, keyOf, merged } from '../text/strings.ts';
import type { AdviceId } from '../verdict.ts';
import { authorizationUnderWildcardStrings } from './authorization-under-wildcard.ts';
import { insecureOriginTrustedStrings } from './insecure-origin-trusted.ts';
import { maxAgeOverCapStrings } from './max-age-over-cap.ts';
import { maxAgeShortStrings } from './max-age-short.ts';
import { nullOriginTrustedStrings } from './null-origin-trusted.ts';
import { originReflectedStrings } from './origin-reflected.ts';
import { preflightAvoidableStrings } from './preflight-avoidable.ts';
import { responseHeaderNotExposedStrings } from './response-header-not-exposed.ts';
import type { AdviceStrings } from './types.ts';
import { varyOriginMissingStrings } from './vary-origin-missing.ts';
import { wildcardBesideCredentialsStrings } from './wildcard-beside-credentials.ts';

const STRINGS: Readonly<Record<AdviceId, AdviceStrings>> = {
  'origin-reflected': originReflectedStrings,
  'null-origin-trusted': nullOriginTrustedStrings,
  'insecure-origin-trusted': insecureOriginTrustedStrings,
  'response-header-not-exposed': responseHeaderNotExposedStrings,
  'authorization-under-wildcard': authorizationUnderWildcardStrings,
  'wildcard-beside-credentials': wildcardBesideCredentialsStrings,
  'vary-origin-missing': varyOriginMissingStrings,
  'preflight-avoidable': preflightAvoidableStrings,
  'max-age-short': maxAgeShortStrings,
  'max-age-over-cap': maxAgeOverCapStrings,
};

/** English for all advice. */
export const adviceStrings: Catalog = merged(
  Object.entries(STRINGS).map(([id, strings]) => catalogOf(keyOf('advice', id), { ...strings })),
);
