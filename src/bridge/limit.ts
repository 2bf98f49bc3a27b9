import type { Exchange } from '../core/index.ts';
import type { Entry } from './protocol.ts';

/** Entries that one tab's log holds at most, in the background and in the panel alike. */
export const LOG_LIMIT = 10_000;

/** How many go at a time: looking through the log for each new request would cost more than the request. */
const STEP = 100;

/** What the limit needs to know of an entry, or of what is made of one. */
type Limited = { readonly kind: 'exchange'; readonly exchange: Exchange } | { readonly kind: 'navigation' };

const dispensable = (entry: Limited): boolean => entry.kind === 'exchange' && entry.exchange.outcome === 'allowed';

/**
 * The entries that have to go from a log over its limit: the oldest of those that the browser allowed, and only if
 * they are too few the oldest of all. Both ends of the bridge keep to it, so that neither grows without end.
 */
export function surplus<Item extends Limited>(entries: readonly Item[], limit: number = LOG_LIMIT): ReadonlySet<Item> {
  const gone = new Set<Item>();
  if (entries.length <= limit) return gone;
  const wanted = Math.min(entries.length, entries.length - limit + STEP);
  for (const entry of entries) {
    if (gone.size === wanted) return gone;
    if (dispensable(entry)) gone.add(entry);
  }
  for (const entry of entries) {
    if (gone.size === wanted) break;
    gone.add(entry);
  }
  return gone;
}

/** The name under which a log keeps an entry: a changed entry takes the place of the one with the same key. */
export const keyOf = (entry: Entry): string =>
  entry.kind === 'exchange' ? exchangeKey(entry.exchange.id) : `n${entry.id}`;

/** The same of the exchange with this id. */
export const exchangeKey = (id: string): string => `x${id}`;
