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

/** How long changes are collected, in milliseconds: less than anyone sees. */
const DELAY = 30;

export function createTelling(
  tell: (tabId: number, entries: readonly Entry[], gone: readonly string[]) => void,
): Telling {
  // By key; `null` is gone.
  const untold = new Map<number, Map<string, Entry | null>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(): void {
    timer = undefined;
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
    timer ??= setTimeout(say, DELAY);
  }
  return {
    note: (tabId, entry) => change(tabId, keyOf(entry), entry),
    forget: (tabId, key) => change(tabId, key, null),
    drop: (tabId) => void untold.delete(tabId),
  };
}
