// What the controller answers with where an annotation is missing or invalid.
import { isSince, requireRelease, type ParsedRelease } from './release.ts';
import type { Release } from './types.ts';

export const DEFAULT_METHODS = 'GET, PUT, POST, DELETE, PATCH, OPTIONS';

/** Access-Control-Allow-Headers up to v1.2.0. */
export const OLD_DEFAULT_HEADERS =
  'DNT,X-CustomHeader,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Authorization';

/** Access-Control-Allow-Headers from v1.2.1 (kubernetes/ingress-nginx#8459). */
export const DEFAULT_HEADERS =
  'DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization';

/** Seconds. */
export const DEFAULT_MAX_AGE = 1_728_000;

/** The default Access-Control-Allow-Headers of a release. Throws RangeError when it is none. */
export function defaultHeaders(release: Release): string {
  return defaultHeadersOf(requireRelease(release));
}

export function defaultHeadersOf(release: ParsedRelease): string {
  return isSince(release, 1, 2, 1) ? DEFAULT_HEADERS : OLD_DEFAULT_HEADERS;
}
