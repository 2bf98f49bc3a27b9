// Whether the controller's CORS block fires for an Origin.
import { trimSpace } from './annotations.ts';
import { isSince, requireRelease, type ParsedRelease } from './release.ts';
import type { EffectiveCors, Release } from './types.ts';

/**
 * Whether the CORS block fires for a request with this Origin; CORS being enabled at all is not asked here.
 * From v1.0.5 the test is `$http_origin ~* ((A)|(B))$`: letter case does not count and the start is not anchored, so
 * `xhttps://app.example.com` matches `https://app.example.com`. Older releases do not look at the Origin.
 * @param origin the header's value; `null` when the request has none
 * @throws RangeError when `release` is no release of the controller
 */
export function matchesOrigin(effective: EffectiveCors, origin: string | null, release: Release): boolean {
  return originMatches(effective.origins, origin, requireRelease(release));
}

export function originMatches(origins: readonly string[], origin: string | null, release: ParsedRelease): boolean {
  if (!isSince(release, 1, 0, 5) || isWildcard(origins)) return true;
  const last = origins.at(-1);
  if (last === undefined) return false;
  // An empty last entry leaves `((A)|)$`, which matches anything, no header included; elsewhere it is skipped.
  if (trimSpace(last) === '') return true;
  const folded = lowerAscii(origin ?? '');
  return origins.some((entry) => entryMatches(lowerAscii(trimSpace(entry)), folded));
}

/** The one list that stands for every origin. */
export function isWildcard(origins: readonly string[]): boolean {
  return origins.length === 1 && origins[0] === '*';
}

/** The entry's only `*` stands for `[A-Za-z0-9\-]+`: one label of a host name. */
function entryMatches(entry: string, origin: string): boolean {
  if (entry === '') return false;
  const star = entry.indexOf('*');
  if (star === -1) return origin.endsWith(entry);
  const after = entry.slice(star + 1);
  if (!origin.endsWith(after)) return false;
  const end = origin.length - after.length;
  let start = end;
  while (start > 0 && isLabelCharacter(origin.charCodeAt(start - 1))) start--;
  return start < end && origin.slice(0, start).endsWith(entry.slice(0, star));
}

function isLabelCharacter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d;
}

// nginx folds ASCII letters only: with toLowerCase() the Kelvin sign would become a "k".
function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
