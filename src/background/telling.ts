// What the panels have not been told yet: collected for a moment, so that a busy page is told of in few messages.
import { keyOf } from '../bridge/limit.ts';
import type { Entry } from '../bridge/protocol.ts';

export interface Telling {
  readonly note: (tabId: number, entry: Entry) => void;
  /** Something may have changed: `gather` notes it when it is time to tell. */
  readonly expect: () => void;
  /** The entry of this key has left the log. */
  readonly forget: (tabId: number, key: string) => void;
  /** Nothing of this tab's log is to be told any more. */
  readonly drop: (tabId: number) => void;
}

/** How long changes are collected, in milliseconds: less than anyone sees, */
const DELAY = 30;
/** and of a page that asks for much until it pauses for so long, */
const PAUSE = 100;
/** or for as long as anyone could read: the list is drawn with the page's own time. */
const LONGEST = 1000;
/** So many changed entries told within about so many milliseconds are much. */
const MUCH = 20;
const MEMORY = 1000;

/** @param gather notes what was only expected so far */
export function createTelling(
  tell: (tabId: number, entries: readonly Entry[], gone: readonly string[]) => void,
  gather: () => void = () => {},
): Telling {
  // By key; `null` is gone.
  const untold = new Map<number, Map<string, Entry | null>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // When the first change came that is not told, and when the last one.
  let [first, last] = [0, 0];
  // Entries told lately, and when: of a second ago they count no more.
  let [told, toldAt] = [0, 0];

  function say(): void {
    gather();
    timer = undefined;
    toldAt = Date.now();
    told += [...untold.values()].reduce((sum, changes) => sum + changes.size, 0);
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
  function look(): void {
    const isBusy = told >= MUCH;
    const left = (isBusy ? Math.min(last + PAUSE, first + LONGEST) : first + DELAY) - Date.now();
    if (left > 0) timer = setTimeout(look, left);
    else say();
  }
  function change(tabId: number, key: string, entry: Entry | null): void {
    const changes = untold.get(tabId) ?? new Map<string, Entry | null>();
    untold.set(tabId, changes.set(key, entry));
    expect();
  }
  function expect(): void {
    last = Date.now();
    if (timer !== undefined) return;
    first = last;
    told *= Math.max(0, 1 - (first - toldAt) / MEMORY);
    timer = setTimeout(look, DELAY);
  }
  return {
    expect,
    note: (tabId, entry) => change(tabId, keyOf(entry), entry),
    forget: (tabId, key) => change(tabId, key, null),
    drop: (tabId) => void untold.delete(tabId),
  };
}
