// Joins what DevTools tell of requests with the exchanges of webRequest. They share no id: address, method and time decide.
import type { DevToolsFacts, Exchange } from '../exchange.ts';
import type { DevToolsEntry } from './devtools-entry.ts';
import { keyOf, matched, type Place } from './devtools-match.ts';

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

/** What is alike by address and method: only these can belong together. */
interface Group {
  readonly places: Map<string, Place>;
  /** By number: a panel that asks is told again what it has heard. */
  readonly entries: Map<number, DevToolsEntry>;
}
/** An exchange, where its entries should be, and those found, by leg. */
interface Known {
  readonly exchange: Exchange;
  readonly places: readonly Place[];
  readonly found: Map<number, DevToolsEntry>;
}

export function createDevToolsJoin(): DevToolsJoin {
  // Both in the order of their arrival.
  const known = new Map<string, Known>();
  const entries = new Map<number, DevToolsEntry>();
  const groups = new Map<string, Group>();
  let newest = 0;
  let tidied = 0;

  function groupOf(key: string): Group {
    const group = groups.get(key) ?? { places: new Map<string, Place>(), entries: new Map<number, DevToolsEntry>() };
    groups.set(key, group);
    return group;
  }
  function leave(key: string, takeOut: (group: Group) => void): void {
    const group = groups.get(key);
    if (group === undefined) return;
    takeOut(group);
    if (group.places.size === 0 && group.entries.size === 0) groups.delete(key);
  }
  function take(exchange: Exchange): readonly string[] {
    const before = known.get(exchange.id);
    for (const place of before?.places ?? []) leave(keyOf(place), ({ places }) => places.delete(nameOf(place)));
    const places = placesOf(exchange);
    for (const place of places) groupOf(keyOf(place)).places.set(nameOf(place), place);
    // A preflight that is found out stands before its request: what belongs to one leg now belongs to the next.
    const kept = [...(before?.found ?? [])].filter(([leg, entry]) => isOf(places[leg], entry));
    known.set(exchange.id, { exchange, places, found: new Map(kept) });
    return places.map(keyOf);
  }
  function hear(entry: DevToolsEntry): string {
    entries.set(entry.number, entry);
    groupOf(keyOf(entry)).entries.set(entry.number, entry);
    newest = Math.max(newest, entry.started);
    return keyOf(entry);
  }
  /** @returns the exchanges of the group for which it changed */
  function match(key: string): readonly string[] {
    const group = groups.get(key);
    if (group === undefined || group.entries.size === 0) return [];
    const pairs = matched([...group.places.values()], [...group.entries.values()]);
    return [...group.places.values()].flatMap((place) => {
      const found = known.get(place.exchange)?.found;
      const entry = pairs.get(place);
      if (found === undefined || found.get(place.leg)?.number === entry?.number) return [];
      if (entry === undefined) found.delete(place.leg);
      else found.set(place.leg, entry);
      return [place.exchange];
    });
  }
  function forget(id: string): void {
    for (const place of known.get(id)?.places ?? []) leave(keyOf(place), ({ places }) => places.delete(nameOf(place)));
    known.delete(id);
  }
  function drop(entry: DevToolsEntry): void {
    leave(keyOf(entry), (group) => group.entries.delete(entry.number));
    entries.delete(entry.number);
  }
  /** Gives up what is too old, or has long found its match. */
  function tidy(): void {
    if (newest < tidied + SETTLED / 2 && known.size < 2 * LIMIT && entries.size < 2 * LIMIT) return;
    tidied = newest;
    for (const [id, { exchange, found }] of known) {
      const { startTime, duration, legs } = exchange;
      const isOver = duration !== null && found.size === legs.length && startTime < newest - SETTLED;
      if (isOver) for (const entry of found.values()) drop(entry);
      if (isOver || startTime < newest - PATIENCE) forget(id);
    }
    for (const id of [...known.keys()].slice(0, Math.max(0, known.size - LIMIT))) forget(id);
    const old = [...entries.values()].filter(({ started }) => started < newest - PATIENCE);
    for (const entry of [...old, ...[...entries.values()].slice(0, Math.max(0, entries.size - LIMIT))]) drop(entry);
  }

  return {
    add(arrived, heard) {
      // Mostly DevTools tell of a request when it is long over: then it is looked at once.
      const touched = new Set([...arrived.flatMap(take), ...heard.map(hear)]);
      const changed = new Set([...touched].flatMap(match));
      const facts = new Map<string, DevToolsFacts>();
      for (const id of changed) {
        const one = known.get(id);
        if (one !== undefined) facts.set(id, factsOf(one));
      }
      tidy();
      return facts;
    },
    clear() {
      known.clear();
      entries.clear();
      groups.clear();
    },
  };
}

const isOf = (place: Place | undefined, entry: DevToolsEntry): boolean =>
  place !== undefined && keyOf(place) === keyOf(entry);

const nameOf = ({ exchange, leg }: Place): string => `${exchange} ${leg}`;

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

function factsOf({ exchange: { legs }, found }: Known): DevToolsFacts {
  const last = found.get(legs.length - 1);
  const all = [...found].toSorted(([a], [b]) => a - b).map(([, entry]) => entry);
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
