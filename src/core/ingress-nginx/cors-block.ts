// The directives that the controller emits for CORS, as what they do to one request: three generations of the block.
import type { HeaderLines } from '../exchange.ts';
import { effectiveCors } from './effective-cors.ts';
import { isWildcard, originMatches } from './origin-match.ts';
import { isSince, looksAtOrigin, type ParsedRelease, requireRelease } from './release.ts';
import type { Annotations, EffectiveCors, Release } from './types.ts';

/** What the block does to one request. */
export interface CorsEffect {
  /** The request is answered with 204 here, before authentication, limits, redirects and the application. */
  readonly answersPreflight: boolean;
  /** Lines that replace the answer's own ones of the same name, in this order. An empty value removes the line. */
  readonly lines: HeaderLines;
}

const NOTHING: CorsEffect = { answersPreflight: false, lines: [] };

/**
 * What the CORS block of a location does to a request.
 * Source: `define "CORS"` in rootfs/etc/nginx/template/nginx.tmpl of each generation.
 * @param origin the request's Origin; `null` when it has none
 * @throws RangeError when `release` is no release of the controller
 */
export function corsEffect(
  annotations: Annotations,
  release: Release,
  method: string,
  origin: string | null,
): CorsEffect {
  const cors = effectiveCors(annotations, release);
  if (!cors.enabled) return NOTHING;
  const parsed = requireRelease(release);
  const isOptions = method === 'OPTIONS';
  if (!looksAtOrigin(release))
    return { answersPreflight: isOptions, lines: unconditionalLines(cors, parsed, isOptions) };
  if (!originMatches(cors.origins, origin, parsed)) return NOTHING;
  const allowed = isWildcard(cors.origins) ? '*' : (origin ?? '');
  return { answersPreflight: isOptions, lines: matchedLines(cors, allowed) };
}

/**
 * What `$http_origin` holds behind the block, for a snippet to read: `*` where every origin is let in, for there the block
 * sets it, from v1.0.5 on (measured).
 * @throws RangeError when `release` is no release of the controller
 */
export function originBehind(annotations: Annotations, release: Release, origin: string | null): string | null {
  const { enabled, origins } = effectiveCors(annotations, release);
  return enabled && isWildcard(origins) && looksAtOrigin(release) ? '*' : origin;
}

/**
 * What is in force in a location from the moment it is chosen, before its block runs: nothing from v1.0.5 on, where all
 * is conditional. Older releases set the lines of a real answer without a condition, and so on a 413 too.
 */
export function standingLines(annotations: Annotations, release: Release): HeaderLines {
  if (looksAtOrigin(release)) return [];
  const cors = effectiveCors(annotations, release);
  return cors.enabled ? unconditionalLines(cors, requireRelease(release), false) : [];
}

function matchedLines(cors: EffectiveCors, allowed: string): HeaderLines {
  return [...originLines(cors, allowed), ...listLines(cors), ...exposeLines(cors), maxAgeLine(cors)];
}

/** Before v1.0.5 the annotation's value goes to everybody, and every OPTIONS is answered. */
function unconditionalLines(cors: EffectiveCors, release: ParsedRelease, isOptions: boolean): HeaderLines {
  const origin = originLines(cors, cors.origins[0] ?? '*');
  if (!isSince(release, 0, 40, 0)) return [...origin, ...listLines(cors), ...(isOptions ? [maxAgeLine(cors)] : [])];
  // The location's own lines come first: headers-more puts what an `if` inherits before what it adds.
  const inherited = [...origin, ...exposeLines(cors)];
  return isOptions ? [...inherited, ...listLines(cors), maxAgeLine(cors)] : inherited;
}

function originLines(cors: EffectiveCors, allowed: string): HeaderLines {
  const origin = ['Access-Control-Allow-Origin', allowed] as const;
  return cors.credentials ? [origin, ['Access-Control-Allow-Credentials', 'true']] : [origin];
}

function listLines(cors: EffectiveCors): HeaderLines {
  return [
    ['Access-Control-Allow-Methods', cors.methods],
    ['Access-Control-Allow-Headers', cors.headers],
  ];
}

function exposeLines(cors: EffectiveCors): HeaderLines {
  return cors.expose ? [['Access-Control-Expose-Headers', cors.expose]] : [];
}

function maxAgeLine(cors: EffectiveCors): readonly [string, string] {
  return ['Access-Control-Max-Age', String(cors.max_age)];
}
