// Where one recorder goes on for another, both listen for a moment: what both have heard must count once.
import type { WebRequestEvent } from '../core/index.ts';

/** The events that went in last, by key and time. */
export type Recent = readonly (readonly [key: string, time: number])[];

export interface Seam {
  /** An event is to go in. @returns whether it did not go in before: what a page handed on may come late */
  readonly note: (event: WebRequestEvent) => boolean;
  /** What went into the recorder before this one. */
  readonly remember: (before: Recent) => void;
  /** What the next recorder has to know. */
  readonly recent: () => Recent;
}

/** More events than two recorders hear together. */
const LIMIT = 400;

const keyOf = ({ event, details }: WebRequestEvent): string => `${details.requestId} ${event} ${details.timeStamp}`;

export function createSeam(): Seam {
  let recent: (readonly [string, number])[] = [];
  let known = new Set<string>();
  function remember(before: Recent): void {
    recent = [...before, ...recent].slice(-2 * LIMIT);
    known = new Set(recent.map(([key]) => key));
  }
  return {
    remember,
    note(event) {
      const key = keyOf(event);
      if (known.has(key)) return false;
      recent.push([key, event.details.timeStamp]);
      known.add(key);
      if (recent.length >= 2 * LIMIT) {
        recent = recent.slice(-LIMIT);
        known = new Set(recent.map(([kept]) => kept));
      }
      return true;
    },
    recent: () => recent.slice(-LIMIT),
  };
}

/** Of the events heard so far those that did not go in before, each once, in the order in which they happened. */
export function unheard(events: readonly WebRequestEvent[], before: Recent): readonly WebRequestEvent[] {
  const known = new Set(before.map(([key]) => key));
  const since = before.length < LIMIT ? 0 : Math.min(...before.map(([, time]) => time));
  return events
    .toSorted((a, b) => a.details.timeStamp - b.details.timeStamp)
    .filter((event) => {
      const isNew = event.details.timeStamp >= since && !known.has(keyOf(event));
      known.add(keyOf(event));
      return isNew;
    });
}
