// How a release of the controller reads the seven CORS annotations.
import { allowedOrigins } from './allowed-origins.ts';
import { boolValue, intValue, rawValue, stringValue } from './annotations.ts';
import { DEFAULT_MAX_AGE, DEFAULT_METHODS, defaultHeadersOf } from './defaults.ts';
import { acceptsExposed, acceptsHeaders, acceptsMethods } from './list-grammars.ts';
import { isSince, requireRelease, type ParsedRelease } from './release.ts';
import type { Annotations, EffectiveCors, Release } from './types.ts';

/**
 * How that release reads these annotations, invalid values and all; keys with or without the controller's prefix.
 * Source: internal/ingress/annotations/cors/main.go of each release, and the parsers of 17 releases as measured.
 * The annotations are remembered by identity: they must not be changed afterwards.
 * @throws RangeError when `release` is no release of the controller
 */
export function effectiveCors(annotations: Annotations, release: Release): EffectiveCors {
  const readings = known.get(annotations) ?? new Map<Release, EffectiveCors>();
  const reading = readings.get(release) ?? read(annotations, requireRelease(release));
  readings.set(release, reading);
  known.set(annotations, readings);
  return reading;
}

// A simulation asks for the same annotations with every request.
const known = new WeakMap<Annotations, Map<Release, EffectiveCors>>();

function read(annotations: Annotations, parsed: ParsedRelease): EffectiveCors {
  return {
    enabled: boolValue(annotations, 'enable-cors', false),
    origins: allowedOrigins(annotations, parsed),
    methods: methods(annotations, parsed),
    headers: headers(annotations, parsed),
    credentials: boolValue(annotations, 'cors-allow-credentials', true),
    expose: isSince(parsed, 0, 40, 0) ? exposed(annotations, parsed) : null,
    max_age: intValue(annotations, 'cors-max-age', DEFAULT_MAX_AGE),
  };
}

function methods(annotations: Annotations, release: ParsedRelease): string {
  const value = stringValue(annotations, 'cors-allow-methods');
  const raw = rawValue(annotations, 'cors-allow-methods') ?? '';
  return value !== null && acceptsMethods(value, raw, release) ? value : DEFAULT_METHODS;
}

function headers(annotations: Annotations, release: ParsedRelease): string {
  const value = stringValue(annotations, 'cors-allow-headers');
  return value !== null && acceptsHeaders(value, release) ? value : defaultHeadersOf(release);
}

function exposed(annotations: Annotations, release: ParsedRelease): string {
  const value = stringValue(annotations, 'cors-expose-headers');
  const raw = rawValue(annotations, 'cors-expose-headers') ?? '';
  return value !== null && acceptsExposed(value, raw, release) ? value : '';
}
