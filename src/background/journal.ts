import { BYTE_LIMIT, goingFirst, keyOf, LOG_LIMIT, STEP, weightOf } from '../bridge/limit.ts';
import type { Entry, TabSettings } from '../bridge/protocol.ts';
import type { Exchange } from '../core/index.ts';
import { createSequence } from './sequence.ts';

/** What is kept of a tab beside its entries. */
export interface TabState {
  readonly settings: TabSettings;
  /** Milliseconds since the epoch: what began before was cleared away, also where its end is still to come. */
  readonly since: number;
  /** Origin of the page in the tab; `null` while not known. Requests of workers have no tab, only an origin. */
  readonly pageOrigin: string | null;
  /** Its pages are asked for their calls. */
  readonly asked: boolean;
  /** The number of the change that last took something out of the log. */
  readonly left: number;
}

/** An entry with the number of its last change. */
export type Numbered = Entry & { readonly seq: number };

/** A main-frame navigation, as its first event tells it. */
interface Navigation {
  readonly id: string;
  readonly url: string;
  readonly time: number;
}

/** Where the journal puts down what has to outlive the worker; `null` takes the key away. */
export type Write = (key: string, value: Numbered | TabState | null) => void;

export interface JournalOptions {
  readonly write: Write;
  /** An entry had to go because the log was full. */
  readonly gone: (key: string) => void;
}

/** The log of one tab. */
export interface Journal {
  readonly state: TabState;
  /** How many exchanges had to go since the log was last cleared, because it was full. */
  readonly dropped: number;
  /** In order of their start. */
  readonly entries: () => readonly Entry[];
  readonly entry: (key: string) => Entry | undefined;
  /** The number of the last change. */
  readonly seq: number;
  /** What has changed after that number; `null` where this does not tell all, and only the whole log does. */
  readonly news: (seq: number) => readonly Entry[] | null;
  /** The entry, or `null` when it is not to be shown: recording is off, or it began before the log was cleared. */
  readonly put: (exchange: Exchange) => Entry | null;
  /** Clears the log, or notes the navigation in it when the log is kept. */
  readonly navigate: (navigation: Navigation) => Entry | 'cleared';
  readonly clear: (time: number) => void;
  readonly change: (state: Partial<TabState>) => void;
  /** Takes everything away, from the storage too. */
  readonly forget: () => void;
}

interface Held {
  readonly place: number;
  readonly entry: Entry;
  readonly seq: number;
  readonly weight: number;
}

const tabKey = (tabId: number): string => `tab:${tabId}`;
const entryKey = (tabId: number, place: number): string => `log:${tabId}:${place}`;

const FRESH: TabState = {
  settings: { recording: true, keepLog: false },
  since: 0,
  pageOrigin: null,
  asked: false,
  left: 0,
};

/** @param saved the state and the entries by place, as an earlier worker wrote them. */
export function createJournal(
  tabId: number,
  { write, gone }: JournalOptions,
  saved: { readonly state: TabState; readonly entries: ReadonlyMap<number, Numbered> } | null = null,
): Journal {
  const tick = createSequence();
  let seq = tick();
  // What an earlier log of this tab had is gone as well.
  let state = saved?.state ?? { ...FRESH, left: seq };
  const log = new Map<string, Held>();
  let bytes = 0;
  let dropped = 0;
  const hold = (place: number, entry: Entry, number: number): void => {
    const held = { place, entry, seq: number, weight: weightOf(entry) };
    bytes += held.weight - (log.get(keyOf(entry))?.weight ?? 0);
    log.set(keyOf(entry), held);
  };
  for (const [place, { seq: number, ...entry }] of saved?.entries ?? []) hold(place, entry, number);
  let next = Math.max(0, ...[...(saved?.entries.keys() ?? [])].map((place) => place + 1));
  let lastNavigation: string | null = null;

  const change = (changes: Partial<TabState>): void => {
    state = { ...state, ...changes };
    write(tabKey(tabId), state);
  };
  const remove = (key: string): void => {
    const held = log.get(key);
    if (held === undefined) return;
    write(entryKey(tabId, held.place), null);
    bytes -= held.weight;
    log.delete(key);
  };
  const makeRoom = (): void => {
    if (log.size <= LOG_LIMIT && bytes <= BYTE_LIMIT) return;
    // Some more than have to go: to look through the log for each new request would cost more than the request.
    const count = log.size > LOG_LIMIT ? LOG_LIMIT - STEP : log.size;
    const size = bytes > BYTE_LIMIT ? BYTE_LIMIT * 0.99 : bytes;
    for (const entry of goingFirst([...log.values()].map((held) => held.entry))) {
      if (log.size <= count && bytes <= size) return;
      remove(keyOf(entry));
      // Not written: a panel keeps to the same limit itself.
      state = { ...state, left: seq };
      if (entry.kind === 'exchange') dropped++;
      gone(keyOf(entry));
    }
  };
  const keep = (entry: Entry): Entry => {
    const place = log.get(keyOf(entry))?.place ?? next++;
    seq = tick();
    hold(place, entry, seq);
    write(entryKey(tabId, place), { ...entry, seq });
    makeRoom();
    return entry;
  };
  const empty = (): void => {
    for (const key of log.keys()) remove(key);
    dropped = 0;
    seq = tick();
  };

  if (saved === null) change({});
  return {
    get state() {
      return state;
    },
    get seq() {
      return seq;
    },
    news(number) {
      if (number < state.left || number > seq) return null;
      return [...log.values()].flatMap((held) => (held.seq > number ? [held.entry] : []));
    },
    get dropped() {
      return dropped;
    },
    entries: () => [...log.values()].map(({ entry }) => entry),
    entry: (key) => log.get(key)?.entry,
    put(exchange) {
      const entry: Entry = { kind: 'exchange', exchange };
      const known = log.has(keyOf(entry));
      if (!known && (!state.settings.recording || exchange.startTime < state.since)) return null;
      return keep(entry);
    },
    navigate({ id, url, time }) {
      // A redirect comes as another event of the same request.
      const again = lastNavigation === id;
      lastNavigation = id;
      if (state.settings.keepLog) return keep({ kind: 'navigation', id, url, time });
      if (!again) {
        empty();
        change({ since: time, left: seq });
      }
      return 'cleared';
    },
    clear(time) {
      empty();
      change({ since: time, left: seq });
    },
    change,
    forget() {
      empty();
      write(tabKey(tabId), null);
    },
  };
}
