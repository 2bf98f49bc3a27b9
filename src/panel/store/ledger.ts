import { surplus } from '../../bridge/limit.ts';
import type { Entry } from '../../bridge/protocol.ts';
import type { Row } from './rows.ts';

/** What came into the log and what went; a row that changed is in both. */
export type Observe = (added: readonly Row[], removed: readonly Row[]) => void;

/** The rows of a log in their order; each verb gives the whole list, as a new one. */
export interface Ledger {
  /** Starts anew. */
  readonly begin: (entries: readonly Entry[]) => readonly Row[];
  /** Takes in new and changed entries; those with a key of `leaving` go. */
  readonly put: (entries: readonly Entry[], leaving?: readonly string[]) => readonly Row[];
  /** Takes in what stands before all the others. */
  readonly before: (entries: readonly Entry[]) => readonly Row[];
  readonly row: (key: string) => Row | undefined;
}

/** A change costs what has changed, and one copy of the list of pointers. */
export function createLedger(keyOf: (entry: Entry) => string, rowOf: (entry: Entry) => Row, observe: Observe): Ledger {
  let rows: readonly Row[] = [];
  // Places count on from any number, so that what comes before needs no new places for all the others.
  let first = 0;
  const places = new Map<string, number>();
  const row = (key: string): Row | undefined => rows[(places.get(key) ?? Number.NaN) - first];

  function number(list: readonly Row[]): void {
    places.clear();
    first = 0;
    for (const [index, { key }] of list.entries()) places.set(key, index);
  }
  function put(entries: readonly Entry[], leaving: readonly string[] = []): readonly Row[] {
    const next = [...rows];
    const added: Row[] = [];
    const removed: Row[] = [];
    for (const entry of entries) {
      const made = rowOf(entry);
      const place = places.get(made.key);
      if (place === undefined) {
        places.set(made.key, first + next.length);
        next.push(made);
      } else {
        const old = next[place - first];
        if (old !== undefined) removed.push(old);
        next[place - first] = made;
      }
      added.push(made);
    }
    const gone = new Set(surplus(next));
    for (const key of leaving) {
      const left = next[(places.get(key) ?? Number.NaN) - first];
      if (left !== undefined) gone.add(left);
    }
    rows = gone.size === 0 ? next : next.filter((item) => !gone.has(item));
    if (gone.size > 0) number(rows);
    observe(added, [...removed, ...gone]);
    return rows;
  }
  return {
    row,
    put,
    begin(entries) {
      const old = rows;
      rows = [];
      number(rows);
      observe([], old);
      return put(entries);
    },
    before(entries) {
      // What changed while it was on its way has been told already, and stands at the end.
      const told = new Set(entries.map(keyOf).filter((key) => places.has(key)));
      const made = entries.map(rowOf).map((item) => (told.has(item.key) ? (row(item.key) ?? item) : item));
      const rest = told.size === 0 ? rows : rows.filter(({ key }) => !told.has(key));
      if (told.size > 0) number(rest);
      first -= made.length;
      for (const [index, { key }] of made.entries()) places.set(key, first + index);
      rows = [...made, ...rest];
      observe(
        made.filter(({ key }) => !told.has(key)),
        [],
      );
      return rows;
    },
  };
}
