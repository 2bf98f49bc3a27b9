// Joins what DevTools tell of requests with the exchanges of webRequest. They share no id: address, method and time decide.
import type { DevToolsFacts, Exchange } from '../exchange.ts';
import type { DevToolsEntry } from './devtools-entry.ts';
import { matched, type Place } from './devtools-match.ts';

export interface DevToolsJoin {
  /** Takes in new or changed exchanges and entries. @returns the facts of the exchanges for which they changed, by id */
  readonly add: (
    exchanges: readonly Exchange[],
    entries: readonly DevToolsEntry[],
  ) => ReadonlyMap<string, DevToolsFacts>;
  readonly clear: () => void;
}

/** How many exchanges and entries wait for each other at most; the oldest are given up. */
const LIMIT = 4000;
/** How long one waits for the other, in milliseconds. */
const PATIENCE = 60_000;
/** How long what has its match stays in the way of others, in milliseconds: equal requests of that time are told apart. */
const SETTLED = 2000;

type Found = ReadonlyMap<number, DevToolsEntry>;

export function createDevToolsJoin(): DevToolsJoin {
  // Both in the order of their arrival.
  let exchanges = new Map<string, Exchange>();
  let entries: readonly DevToolsEntry[] = [];
  let told = new Map<string, Found>();
  // Some entry has no exchange yet: mostly DevTools tell of a request when it is long over.
  let isWaited = false;

  /** Gives up what is too old, or has long found its match. */
  function tidy(): void {
    const newest = Math.max(0, ...entries.map(({ started }) => started));
    const isOver = ({ startTime, duration, legs, id }: Exchange): boolean =>
      duration !== null && told.get(id)?.size === legs.length && startTime < newest - SETTLED;
    const done = [...exchanges.values()].filter((exchange) => isOver(exchange));
    const taken = new Set(done.flatMap(({ id }) => [...(told.get(id)?.values() ?? [])]));
    const gone = new Set(done.map(({ id }) => id));
    const kept = [...exchanges].filter(([id, { startTime }]) => !gone.has(id) && startTime >= newest - PATIENCE);
    exchanges = new Map(kept.slice(-LIMIT));
    entries = entries.filter((entry) => !taken.has(entry) && entry.started >= newest - PATIENCE).slice(-LIMIT);
    told = new Map([...told].filter(([id]) => exchanges.has(id)));
  }

  return {
    add(arrived, heard) {
      for (const exchange of arrived) exchanges.set(exchange.id, exchange);
      if (heard.length === 0 && !isWaited && exchanges.size < 2 * LIMIT) return new Map();
      // A panel that asks is told again what it has heard.
      entries = [...new Map([...entries, ...heard].map((entry) => [entry.number, entry])).values()];
      const pairs = matched([...exchanges.values()].flatMap(placesOf), entries);
      isWaited = pairs.size < entries.length;
      const changed = new Map<string, DevToolsFacts>();
      for (const [id, found] of byExchange(pairs)) {
        const exchange = exchanges.get(id);
        if (exchange === undefined || isEqual(found, told.get(id))) continue;
        told.set(id, found);
        changed.set(id, factsOf(exchange, found));
      }
      tidy();
      return changed;
    },
    clear() {
      exchanges.clear();
      entries = [];
      told.clear();
      isWaited = false;
    },
  };
}

/** Where an entry should be: one for each leg. */
function placesOf({ id, legs, startTime, duration }: Exchange): readonly Place[] {
  const first = legs.findIndex(({ role }) => role === 'request');
  const end = duration === null ? Number.POSITIVE_INFINITY : startTime + duration;
  return legs.map(({ role, method, url }, index) => ({
    exchange: id,
    leg: index,
    isPreflight: role === 'preflight',
    method,
    url,
    from: startTime,
    // Only the first request begins with the exchange.
    to: index === first ? startTime : end,
  }));
}

function byExchange(pairs: ReadonlyMap<Place, DevToolsEntry>): ReadonlyMap<string, Found> {
  const found = new Map<string, Map<number, DevToolsEntry>>();
  for (const [{ exchange, leg }, entry] of pairs)
    found.set(exchange, (found.get(exchange) ?? new Map<number, DevToolsEntry>()).set(leg, entry));
  return found;
}

const isEqual = (a: Found, b: Found | undefined): boolean =>
  b !== undefined && a.size === b.size && [...a].every(([leg, entry]) => b.get(leg)?.number === entry.number);

function factsOf({ legs }: Exchange, found: Found): DevToolsFacts {
  const last = found.get(legs.length - 1);
  const all = [...found.values()];
  const ofPreflights = all.filter(({ isPreflight }) => isPreflight);
  const preflightError = ofPreflights.find(({ error }) => error !== '')?.error;
  const body = all.findLast((entry) => entry.body !== '')?.body;
  return {
    stack: all.find(({ isPreflight }) => !isPreflight)?.stack ?? [],
    ...(last === undefined || last.error === '' ? {} : { error: last.error }),
    ...(preflightError === undefined ? {} : { preflightError }),
    ...(last?.fromDiskCache === true ? { fromDiskCache: true } : {}),
    ...(all.some((entry) => entry.fetchedViaServiceWorker) ? { fetchedViaServiceWorker: true } : {}),
    ...(body === undefined ? {} : { body }),
  };
}
