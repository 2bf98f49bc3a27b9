import type { Exchange, Leg } from '../core/index.ts';
import type { Entry } from './protocol.ts';

/** Entries that one tab's log holds at most, in the background and in the panel alike. */
export const LOG_LIMIT = 10_000;
/** The bytes that one tab's log takes at most, as `weightOf` counts them. */
export const BYTE_LIMIT = 32 * 1024 * 1024;

/** How many go at a time: looking through the log for each new request would cost more than the request. */
export const STEP = 100;

/** What the limit needs to know of an entry, or of what is made of one. */
type Limited = { readonly kind: 'exchange'; readonly exchange: Exchange } | { readonly kind: 'navigation' };

/** What of a log goes first, what after it, what last: what the browser blocked is what the user is there for. */
function rankOf(entry: Limited): 0 | 1 | 2 {
  if (entry.kind === 'navigation' || entry.exchange.outcome === 'blocked') return 2;
  return entry.exchange.outcome === 'allowed' ? 0 : 1;
}

/** The entries in the order in which they have to go, each rank from its oldest. */
export function* goingFirst<Item extends Limited>(entries: readonly Item[]): Generator<Item> {
  for (const rank of [0, 1, 2]) for (const entry of entries) if (rankOf(entry) === rank) yield entry;
}

/**
 * The entries that have to go from a log over its limit: the oldest of those that the browser allowed, then of those that
 * have not ended, and only if they are too few those that it blocked. Both ends of the bridge keep to it.
 */
export function surplus<Item extends Limited>(entries: readonly Item[], limit: number = LOG_LIMIT): ReadonlySet<Item> {
  const gone = new Set<Item>();
  if (entries.length <= limit) return gone;
  const wanted = Math.min(entries.length, entries.length - limit + STEP);
  for (const entry of goingFirst(entries)) {
    if (gone.size === wanted) break;
    gone.add(entry);
  }
  return gone;
}

/** What the objects and lists of an exchange, a leg and a header line take beside their texts, in bytes (V8, rounded up). */
const EXCHANGE_BYTES = 400;
const LEG_BYTES = 300;
const LINE_BYTES = 80;

const lineBytes = (lines: Leg['requestHeaders']): number =>
  (lines ?? []).reduce((sum, [name, value]) => sum + LINE_BYTES + name.length + value.length, 0);

function exchangeBytes({ legs, stack = '', devtools }: Exchange): number {
  const added = devtools === undefined ? 0 : JSON.stringify(devtools).length;
  return legs.reduce(
    (sum, leg) =>
      sum + LEG_BYTES + leg.url.length + lineBytes(leg.requestHeaders) + lineBytes(leg.response?.headers ?? null),
    EXCHANGE_BYTES + stack.length + added,
  );
}

/** About how many bytes of memory an entry takes, as if it shared nothing with the others. */
export const weightOf = (entry: Entry): number =>
  entry.kind === 'exchange' ? exchangeBytes(entry.exchange) : EXCHANGE_BYTES + entry.url.length;

/** The name under which a log keeps an entry: a changed entry takes the place of the one with the same key. */
export const keyOf = (entry: Entry): string =>
  entry.kind === 'exchange' ? exchangeKey(entry.exchange.id) : `n${entry.id}`;

/** The same of the exchange with this id. */
export const exchangeKey = (id: string): string => `x${id}`;
