import type { DevToolsEntry } from './devtools-entry.ts';

/** One leg of an exchange, for which there should be an entry. */
export interface Place {
  readonly exchange: string;
  readonly leg: number;
  readonly isPreflight: boolean;
  readonly method: string;
  readonly url: string;
  /** When it began at the earliest and at the latest: milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** How far apart the two may see one request begin, in milliseconds (measured: half within 1.5, 95 % within 4.3, all within 33). */
const WINDOW = 50;

const fits = ({ from, to }: Place, { started }: DevToolsEntry): boolean =>
  started >= from - WINDOW && started <= to + WINDOW;

/** What is alike by address and method has the same. */
export const keyOf = ({ isPreflight, method, url }: Place | DevToolsEntry): string =>
  `${isPreflight ? 'preflight' : 'request'} ${method} ${url}`;

/**
 * Which entry belongs to which place, one to one. Of equal requests at one time the first entry belongs to the first
 * place where there is one for each; else each entry in turn takes the nearest place that is left.
 */
export function matched(
  places: readonly Place[],
  entries: readonly DevToolsEntry[],
): ReadonlyMap<Place, DevToolsEntry> {
  const groups = new Map<string, { places: Place[]; entries: DevToolsEntry[] }>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { places: [], entries: [entry] });
    else group.entries.push(entry);
  }
  for (const place of places) groups.get(keyOf(place))?.places.push(place);
  const pairs = new Map<Place, DevToolsEntry>();
  for (const group of groups.values()) {
    const ofGroup = inTurn(
      group.places.toSorted((a, b) => a.from - b.from),
      group.entries.toSorted((a, b) => a.started - b.started),
    );
    for (const [place, entry] of ofGroup) pairs.set(place, entry);
  }
  return pairs;
}

function inTurn(places: readonly Place[], entries: readonly DevToolsEntry[]): ReadonlyMap<Place, DevToolsEntry> {
  const straight = new Map<Place, DevToolsEntry>();
  for (const [index, place] of places.entries()) {
    const entry = entries[index];
    if (entry !== undefined && fits(place, entry)) straight.set(place, entry);
  }
  if (places.length === entries.length && straight.size === places.length) return straight;
  return nearest(places, entries);
}

function nearest(places: readonly Place[], entries: readonly DevToolsEntry[]): ReadonlyMap<Place, DevToolsEntry> {
  const pairs = new Map<Place, DevToolsEntry>();
  for (const entry of entries) {
    let best: Place | undefined;
    for (const place of places) {
      if (pairs.has(place) || !fits(place, entry)) continue;
      if (best === undefined || Math.abs(entry.started - place.from) < Math.abs(entry.started - best.from))
        best = place;
    }
    if (best !== undefined) pairs.set(best, entry);
  }
  return pairs;
}
