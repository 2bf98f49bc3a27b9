// One wildcard in place of sibling origins, for a reader who asks for it.
import { parseUrl } from '../http/url.ts';
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import type { Release } from '../ingress-nginx/types.ts';
import { elements } from './lists.ts';
import { ItemSet, type ListChange } from './policy.ts';
import { sharedHostOf } from './shared-hosts.ts';

/**
 * The wildcards that can stand for the origins of a list: two of them are siblings under one parent, or the API's own
 * host is a sibling. None over a public suffix or a shared host, none that the release does not read.
 * @param host the API's host, with its port where it has one
 */
export function wildcardsFor(list: ListChange | null, host: string, release: Release): readonly string[] {
  if (list === null) return [];
  const names = new Set([...elements(list.from ?? ''), ...list.beside, ...list.add.map(({ name }) => name)]);
  const siblings = new Map<string, number>();
  for (const name of names) {
    const wildcard = wildcardOf(name);
    if (wildcard !== null) siblings.set(wildcard, (siblings.get(wildcard) ?? 0) + 1);
  }
  const own = parentOf(host.replace(/:\d+$/, ''));
  const added = new Set(list.add.map(({ name }) => wildcardOf(name)));
  return [...siblings]
    .filter(([wildcard, count]) => added.has(wildcard) && (count > 1 || hostOf(wildcard) === own))
    .map(([wildcard]) => wildcard)
    .filter((wildcard) => !names.has(wildcard) && isRead(wildcard, release));
}

/** The list with the wildcards in place of the origins that they cover. */
export function withWildcards(list: ListChange | null, wildcards: readonly string[]): ListChange | null {
  if (list === null || wildcards.length === 0) return list;
  const standing = (name: string): string => {
    const wildcard = wildcardOf(name);
    return wildcard !== null && wildcards.includes(wildcard) ? wildcard : name;
  };
  const items = new ItemSet();
  for (const { name, because, onlyWith } of list.add) {
    for (const reason of because) items.add(standing(name), reason, onlyWith);
  }
  const from = elements(list.from ?? '').filter((name) => standing(name) === name);
  return { ...list, from: from.length === 0 ? null : from.join(', '), add: items.items };
}

/** The parent of a wildcard origin: `shop.test` of `https://*.shop.test`; `null` for an origin without a wildcard. */
export const wildcardParent = (origin: string): string | null => (origin.includes('//*.') ? hostOf(origin) : null);

/** `https://*.shop.test:8443` for `https://app.shop.test:8443`; `null` where the parent is not one's own. */
export function wildcardOf(origin: string): string | null {
  const url = parseUrl(origin);
  const parent = url === null || !/^https?:$/.test(url.protocol) ? null : parentOf(url.hostname);
  if (url === null || parent === null || url.hostname.startsWith('*.')) return null;
  const wildcard = `${url.protocol}//*.${parent}${url.port === '' ? '' : `:${url.port}`}`;
  return sharedHostOf(wildcard) === null ? wildcard : null;
}

/** The host behind the first label; `null` for an address and for a name of fewer than three labels. */
function parentOf(hostname: string): string | null {
  if (/[:[\]]|\.\d+$/.test(hostname)) return null;
  const [, ...parent] = hostname.split('.');
  return parent.length < 2 ? null : parent.join('.');
}

const hostOf = (wildcard: string): string => wildcard.replace(/^[a-z]+:\/\/\*\./, '').replace(/:\d+$/, '');

function isRead(wildcard: string, release: Release): boolean {
  const { origins } = effectiveCors({ 'enable-cors': 'true', 'cors-allow-origin': wildcard }, release);
  return origins.length === 1 && origins[0] === wildcard;
}
