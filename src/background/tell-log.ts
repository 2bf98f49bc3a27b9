// A whole log is tens of megabytes: the newest entries go first, so that a panel has its first rows at once.
import type { Sender } from '../bridge/link.ts';
import { type Entry, PROTOCOL_VERSION, type TabSettings, type ToPanel } from '../bridge/protocol.ts';
import { keyOf } from '../bridge/limit.ts';

/** Entries of the first message, more than the highest window shows, and of each that follows: about 1 MB. */
const FIRST = 120;
const NEXT = 400;
/** Milliseconds in which the panel draws its first rows, before it has to take in the others. */
const DRAWING = 100;

interface ToldJournal {
  readonly seq: number;
  readonly news: (seq: number) => readonly Entry[] | null;
  readonly entries: () => readonly Entry[];
  /** The entry that has this key now. */
  readonly entry: (key: string) => Entry | undefined;
  readonly state: { readonly settings: TabSettings };
}

/**
 * Tells a panel that has just connected the log; requests that come meanwhile are heard between two messages.
 * @param known how far it has the log already
 */
export function tellLog(link: Sender<ToPanel>, journal: ToldJournal, known?: number): void {
  const { seq } = journal;
  const news = known === undefined ? null : journal.news(known);
  if (news !== null) {
    link.send('entries', { entries: news, seq });
    link.send('settings', journal.state.settings);
    return;
  }
  const entries = journal.entries();
  const start = Math.max(0, entries.length - FIRST);
  const { settings } = journal.state;
  link.send('log', { version: PROTOCOL_VERSION, entries: entries.slice(start), settings, missing: start, seq });
  tellOlder(link, journal, entries.slice(0, start).map(keyOf), DRAWING);
}

function tellOlder(link: Sender<ToPanel>, journal: ToldJournal, keys: readonly string[], wait = 0): void {
  if (keys.length === 0) return;
  setTimeout(() => {
    const missing = Math.max(0, keys.length - NEXT);
    // The log may have been cleared, and a request may have ended, since the panel connected.
    const entries = keys.slice(missing).flatMap((key) => journal.entry(key) ?? []);
    link.send('older', { entries, missing });
    tellOlder(link, journal, keys.slice(0, missing));
  }, wait);
}
