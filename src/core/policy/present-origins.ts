// The list of origins that stands in the reader's own YAML, and what it has to be for the release to read it.
import { parseUrl } from '../http/url.ts';
import { ANNOTATION_PREFIX, rawValue } from '../ingress-nginx/annotations.ts';
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import { isWildcard } from '../ingress-nginx/origin-match.ts';
import { looksAtOrigin } from '../ingress-nginx/release.ts';
import type { Release } from '../ingress-nginx/types.ts';
import type { Correction } from '../fix.ts';
import { answersOrigin, type Given } from './given.ts';
import { words } from './lists.ts';

export interface PresentOrigins {
  /** The entries that stay, in order and spelling; empty where every origin is meant. */
  readonly kept: readonly string[];
  readonly corrections: readonly Correction[];
  /** Whether it lets every origin in as it stands there, once CORS is on. */
  readonly isOpen: boolean;
  /** Whether the list lets an origin in as it stands there, once CORS is on. */
  readonly asItStands: (origin: string) => boolean;
  /** Whether the entries that stay let an origin in. */
  readonly covers: (origin: string) => boolean;
}

/**
 * What an entry says that the release refuses is kept in the form that it takes: without path, quotes and default port.
 * An entry without a scheme is left out: https and http are not the same. So is a `*` beside names, by a list that
 * replaces it.
 * @param wanted origins that the list is to let in: an entry that voids nothing and lets nobody in is corrected for one of
 *   these only; `null`: each is
 */
export function presentOrigins(
  { object, release }: Pick<Given, 'object' | 'release'>,
  wanted: ReadonlySet<string> | null = null,
): PresentOrigins {
  const entries = words(rawValue(object.annotations, 'cors-allow-origin') ?? '');
  const kept = new Set<string>();
  const corrections: Correction[] = [];
  for (const entry of entries) {
    if (entry === '*') continue;
    const now = readable(entry, release, wanted);
    if (now !== null) kept.add(now);
    if (now !== entry) corrections.push({ written: entry, now });
  }
  const list = [...kept];
  const effective = effectiveCors({ 'enable-cors': 'true', 'cors-allow-origin': list.join(', ') }, release);
  const present = effectiveCors({ ...object.annotations, [`${ANNOTATION_PREFIX}enable-cors`]: 'true' }, release);
  return {
    kept: list,
    corrections,
    isOpen: isWildcard(present.origins),
    // An empty entry at the end lets everybody in (before v1.9.5).
    asItStands: (origin) =>
      !isWildcard(present.origins) && present.origins.at(-1)?.trim() !== '' && answersOrigin(present, origin, release),
    covers: (origin) =>
      list.length > 0 && answersOrigin(effective, origin, release) && isAsWritten(effective.origins, list),
  };
}

function readable(entry: string, release: Release, wanted: ReadonlySet<string> | null): string | null {
  // No browser sends a default port: an entry with one matches nothing.
  const portless = /^(https(?=.*:443$)|http(?=.*:80$)):\/\/(.*):\d+$/.exec(entry);
  if (portless !== null) {
    const sent = `${portless[1]}://${portless[2]}`;
    const isKept = looksAtOrigin(release) && wanted?.has(sent) === false && isRead(entry, release);
    return isKept ? entry : readable(sent, release, wanted);
  }
  const url = parseUrl(entry.replaceAll(/^["']|["']$/g, ''));
  // Up to v1.0.4 the answer is the entry, letter by letter: it has to be what a browser compares.
  const isLiteral = !looksAtOrigin(release) && url !== null && url.origin === entry.toLowerCase();
  if (isLiteral) return isRead(url.origin, release) ? url.origin : null;
  if (isRead(entry, release)) return entry;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return isRead(url.origin, release) ? url.origin : null;
}

/** Whether a list may hold several origins, and is compared with the request's. */

function isRead(entry: string, release: Release): boolean {
  if (entry === 'null') return false;
  return isAsWritten(effectiveCors({ 'enable-cors': 'true', 'cors-allow-origin': entry }, release).origins, [entry]);
}

const isAsWritten = (read: readonly string[], list: readonly string[]): boolean =>
  read.length === list.length && read.every((origin, index) => origin.trim() === list[index]);
