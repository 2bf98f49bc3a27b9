import { parseUrl } from '../http/url.ts';
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import { isWildcard } from '../ingress-nginx/origin-match.ts';
import { isSince, looksAtOrigin, requireRelease } from '../ingress-nginx/release.ts';
import type { EffectiveCors, Release } from '../ingress-nginx/types.ts';
import { isLocalOrigin, sharedHostOf } from '../policy/shared-hosts.ts';
import type { FindingId } from './finding.ts';
import type { Note } from './findings.ts';

const KEY = 'cors-allow-origin';

/** What the list of origins turns into, why, and which of its entries let in more than they should. */
export function originFindings(written: string, { origins }: EffectiveCors, release: Release, note: Note): void {
  const entries = written.split(',').map((entry) => entry.trim());
  const named = entries.filter((entry) => entry !== '' && entry !== '*');
  if (isWildcard(origins)) {
    if (written.trim() === '') note('origin-any-unset', KEY);
    else if (!entries.includes('*')) note('origin-any-invalid', KEY, { written });
  } else if (origins.at(-1)?.trim() === '') note('origin-any-empty-entry', KEY, { written, since: 'v1.9.5' });
  else if (origins.length === 0) note('origin-none', KEY, { written });
  else if (origins.length < named.length) note('origin-some', KEY, { written, now: origins.join(', ') });
  if (entries.includes('*')) return;
  if (named.length > 1 && !looksAtOrigin(release)) note('origin-several', KEY, { since: 'v1.0.5' });
  for (const entry of named) {
    const reason = isRead(entry, release) ? null : reasonOf(entry, release);
    if (reason !== null) note(reason, KEY, { entry, since: SINCE[reason] ?? '' });
    else for (const risk of risksOf(entry)) note(risk, KEY, { entry, shared: sharedHostOf(entry) ?? '' });
  }
}

function isRead(entry: string, release: Release): boolean {
  const { origins } = effectiveCors({ 'enable-cors': 'true', [KEY]: entry }, release);
  return origins.length === 1 && origins[0] === entry;
}

/** The first release that reads what an older one refuses for this reason. */
const SINCE: Partial<Readonly<Record<FindingId, Release>>> = {
  'origin-null-since': 'v1.13.0',
  'origin-scheme-since': 'v1.12.0',
};

/** Why the release refuses an entry: the first thing that is wrong with it. */
function reasonOf(entry: string, release: Release): FindingId {
  if (entry === 'null') return 'origin-null-since';
  if (/[\s;]/.test(entry)) return 'origin-separator';
  if (/^https?:\/\//i.test(entry) && !/^https?:/.test(entry)) return 'origin-scheme-case';
  if (/^https?:\/\/[^/]+\//.test(entry)) return 'origin-path';
  if (entry.endsWith(':*')) return 'origin-port';
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(entry)) {
    if (/^https?:/.test(entry)) return 'origin-characters';
    const isLater = !isSince(requireRelease(release), 1, 12, 0) && isRead(entry, 'v1.12.0');
    return isLater ? 'origin-scheme-since' : 'origin-scheme-unknown';
  }
  return /^[*\w.-]+(?::\d+)?(?:\/.*)?$/.test(entry) ? 'origin-scheme-missing' : 'origin-characters';
}

/** What an entry that is read lets in. */
function risksOf(entry: string): readonly FindingId[] {
  if (entry === 'null') return ['origin-null'];
  const url = parseUrl(entry.replace('*.', 'x.'));
  if (url === null) return [];
  const isWild = entry.includes('*.');
  return [
    ...(isWild && sharedHostOf(entry) !== null ? (['origin-shared-host'] as const) : []),
    ...(isLocalOrigin(url) ? (['origin-localhost'] as const) : []),
    ...(url.protocol === 'http:' && !isLocalOrigin(url) ? (['origin-insecure'] as const) : []),
    ...(/:(?:80|443)$/.test(entry) && url.port === '' ? (['origin-default-port'] as const) : []),
  ];
}
