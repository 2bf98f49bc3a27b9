// What the panels have not been told yet: collected for a moment, so that a busy page is told of in few messages.
import { keyOf } from '../bridge/limit.ts';
import type { Entry } from '../bridge/protocol.ts';

export interface Telling {
  readonly note: (tabId: number, entry: Entry) => void;
  /** The entry of this key has left the log. */
  readonly forget: (tabId: number, key: string) => void;
  /** Nothing of this tab's log is to be told any more. */
  readonly drop: (tabId: number) => void;
}

/** How long changes are collected, in milliseconds: less than anyone sees, */
const DELAY = 30;
/** and of a page that asks for much for as long as anyone could read: the list is drawn with the page's own time. */
const BUSY_DELAY = 250;
/** So many changed entries told together are much, and so many milliseconds after them it still is. */
const MUCH = 4;
const STAYS_BUSY = 1000;

export function createTelling(
  tell: (tabId: number, entries: readonly Entry[], gone: readonly string[]) => void,
): Telling {
  // By key; `null` is gone.
  const untold = new Map<number, Map<string, Entry | null>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busyUntil = 0;

  function say(): void {
    timer = undefined;
    const much = [...untold.values()].some((changes) => changes.size >= MUCH);
    busyUntil = much ? Date.now() + STAYS_BUSY : 0;
    for (const [tabId, changes] of untold) {
      const gone = [...changes].flatMap(([key, entry]) => (entry === null ? [key] : []));
      tell(
        tabId,
        [...changes.values()].filter((entry) => entry !== null),
        gone,
      );
    }
    untold.clear();
  }
  function change(tabId: number, key: string, entry: Entry | null): void {
    const changes = untold.get(tabId) ?? new Map<string, Entry | null>();
    untold.set(tabId, changes.set(key, entry));
    timer ??= setTimeout(say, Date.now() < busyUntil ? BUSY_DELAY : DELAY);
  }
  return {
    note: (tabId, entry) => change(tabId, keyOf(entry), entry),
    forget: (tabId, key) => change(tabId, key, null),
    drop: (tabId) => void untold.delete(tabId),
  };
}
