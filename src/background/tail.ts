// What the DevTools page has heard last goes to the background as well: should the page be ended by force, nothing of it
// that was not written yet is lost.
import type { WebRequestEvent } from '../core/index.ts';

export interface Outgoing {
  /** Sends the event soon, together with others. */
  readonly note: (event: WebRequestEvent) => void;
  /** The page is about to end: what waits is sent, and from now on each event at once. */
  readonly hasten: () => void;
  /** It goes on after all. */
  readonly relax: () => void;
}

/** How long events are collected, in milliseconds: all that a forced end can take, for few messages and timers. */
const DELAY = 30;

export function createOutgoing(send: (events: readonly WebRequestEvent[]) => void): Outgoing {
  let waiting: WebRequestEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHasty = false;

  function sendAll(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    send(waiting);
    waiting = [];
  }
  return {
    note(event) {
      waiting.push(event);
      if (isHasty) sendAll();
      else timer ??= setTimeout(sendAll, DELAY);
    },
    hasten() {
      isHasty = true;
      sendAll();
    },
    relax() {
      isHasty = false;
    },
  };
}

/** Events as they came; whoever wants them reads them. */
export type Unread = () => readonly WebRequestEvent[];

export interface Tail {
  readonly add: (events: Unread) => void;
  /** Everything that is kept; then it is kept no more. */
  readonly take: () => readonly WebRequestEvent[];
}

/** Messages that are kept: at one in 30 ms those of 12 s, twice as long as the page takes to write what it has heard. */
const LIMIT = 400;

export function createTail(): Tail {
  let kept: Unread[] = [];
  return {
    add(events) {
      kept.push(events);
      if (kept.length >= 2 * LIMIT) kept = kept.slice(-LIMIT);
    },
    take() {
      const taken = kept.flatMap((read) => read());
      kept = [];
      return taken;
    },
  };
}
