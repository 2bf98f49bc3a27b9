import { keyOf, LOG_LIMIT, surplus } from '../bridge/limit.ts';
import type { Entry, TabSettings } from '../bridge/protocol.ts';
import type { Exchange } from '../core/index.ts';

/** What is kept of a tab beside its entries. */
export interface TabState {
  readonly settings: TabSettings;
  /** Milliseconds since the epoch: what began before was cleared away, also where its end is still to come. */
  readonly since: number;
  /** Origin of the page in the tab; `null` while not known. Requests of workers have no tab, only an origin. */
  readonly pageOrigin: string | null;
  /** Its pages are asked for their calls. */
  readonly asked: boolean;
}

/** A main-frame navigation, as its first event tells it. */
interface Navigation {
  readonly id: string;
  readonly url: string;
  readonly time: number;
}

/** Where the journal puts down what has to outlive the worker; `null` takes the key away. */
export type Write = (key: string, value: Entry | TabState | null) => void;

/** The log of one tab. */
export interface Journal {
  readonly state: TabState;
  /** In order of their start. */
  readonly entries: () => readonly Entry[];
  readonly entry: (key: string) => Entry | undefined;
  /** The entry, or `null` when it is not to be shown: recording is off, or it began before the log was cleared. */
  readonly put: (exchange: Exchange) => Entry | null;
  /** Clears the log, or notes the navigation in it when the log is kept. */
  readonly navigate: (navigation: Navigation) => Entry | 'cleared';
  readonly clear: (time: number) => void;
  readonly change: (state: Partial<TabState>) => void;
  /** Takes everything away, from the storage too. */
  readonly forget: () => void;
}

const tabKey = (tabId: number): string => `tab:${tabId}`;
const entryKey = (tabId: number, place: number): string => `log:${tabId}:${place}`;

const FRESH: TabState = { settings: { recording: true, keepLog: false }, since: 0, pageOrigin: null, asked: false };

/** @param saved the state and the entries by place, as an earlier worker wrote them. */
export function createJournal(
  tabId: number,
  write: Write,
  saved: { readonly state: TabState; readonly entries: ReadonlyMap<number, Entry> } | null = null,
): Journal {
  let state = saved?.state ?? FRESH;
  const log = new Map<string, { readonly place: number; readonly entry: Entry }>();
  for (const [place, entry] of saved?.entries ?? []) log.set(keyOf(entry), { place, entry });
  let next = Math.max(0, ...[...(saved?.entries.keys() ?? [])].map((place) => place + 1));
  let lastNavigation: string | null = null;

  const change = (changes: Partial<TabState>): void => {
    state = { ...state, ...changes };
    write(tabKey(tabId), state);
  };
  const remove = (key: string): void => {
    const held = log.get(key);
    if (held !== undefined) write(entryKey(tabId, held.place), null);
    log.delete(key);
  };
  const keep = (entry: Entry): Entry => {
    const key = keyOf(entry);
    const place = log.get(key)?.place ?? next++;
    log.set(key, { place, entry });
    write(entryKey(tabId, place), entry);
    if (log.size > LOG_LIMIT)
      for (const gone of surplus([...log.values()].map((held) => held.entry))) remove(keyOf(gone));
    return entry;
  };
  const empty = (): void => {
    for (const key of log.keys()) remove(key);
  };

  if (saved === null) change({});
  return {
    get state() {
      return state;
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
        change({ since: time });
      }
      return 'cleared';
    },
    clear(time) {
      empty();
      change({ since: time });
    },
    change,
    forget() {
      empty();
      write(tabKey(tabId), null);
    },
  };
}
