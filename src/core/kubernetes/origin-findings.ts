import { parseUrl } from '../http/url.ts';
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import { isWildcard } from '../ingress-nginx/origin-match.ts';
import type { EffectiveCors, Release } from '../ingress-nginx/types.ts';
import { isLocalHost, sharedHostOf } from '../policy/shared-hosts.ts';
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
  for (const entry of named) {
    const reason = isRead(entry, release) ? null : reasonOf(entry);
    if (reason !== null) note(reason, KEY, { entry });
    else for (const risk of risksOf(entry)) note(risk, KEY, { entry, shared: sharedHostOf(entry) ?? '' });
  }
}

function isRead(entry: string, release: Release): boolean {
  const { origins } = effectiveCors({ 'enable-cors': 'true', [KEY]: entry }, release);
  return origins.length === 1 && origins[0] === entry;
}

/** Why the release refuses an entry: the first thing that is wrong with it. */
function reasonOf(entry: string): FindingId {
  if (entry === 'null') return 'origin-null';
  if (/[\s;]/.test(entry)) return 'origin-separator';
  if (/^https?:\/\//i.test(entry) && !/^https?:/.test(entry)) return 'origin-scheme-case';
  if (/^https?:\/\/[^/]+\//.test(entry)) return 'origin-path';
  if (entry.endsWith(':*')) return 'origin-port';
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(entry)) {
    return /^https?:/.test(entry) ? 'origin-characters' : 'origin-scheme-unknown';
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
    ...(isLocalHost(url.hostname) ? (['origin-localhost'] as const) : []),
    ...(url.protocol === 'http:' && !isLocalHost(url.hostname) ? (['origin-insecure'] as const) : []),
    ...(/:(?:80|443)$/.test(entry) && url.port === '' ? (['origin-default-port'] as const) : []),
  ];
}
