// Whose a request is that belongs to no tab: shared and service workers have an origin only.
import type { Exchange } from '../core/index.ts';

export interface AttributionOptions {
  /** The tabs that are recorded, each with the origin of the page it shows. */
  readonly pages: () => Iterable<readonly [tabId: number, origin: string | null]>;
  /** Whether any tab of the browser shows a page of this origin. */
  readonly isOpen: (origin: string) => Promise<boolean>;
  readonly put: (tabId: number, exchange: Exchange) => void;
}

export interface Attribution {
  /** A document of this origin is part of the tab's page: a frame, or whoever asks for something. */
  readonly saw: (tabId: number, origin: string) => void;
  /** The tab turns to another page. */
  readonly left: (tabId: number) => void;
  /** Puts the exchange where it belongs: to the pages of its origin, or to every log when no open page has it. */
  readonly place: (exchange: Exchange) => void;
}

/** For how long an answer about open pages stands, in milliseconds. */
const ANSWER_AGE = 1000;

export function createAttribution({ pages, isOpen, put }: AttributionOptions): Attribution {
  const framesOf = new Map<number, Set<string>>();
  const answers = new Map<string, Promise<boolean>>();

  function ask(origin: string): Promise<boolean> {
    const known = answers.get(origin);
    if (known !== undefined) return known;
    const answer = origin === 'null' ? Promise.resolve(false) : isOpen(origin);
    answers.set(origin, answer);
    setTimeout(() => answers.delete(origin), ANSWER_AGE);
    return answer;
  }
  return {
    saw(tabId, origin) {
      const frames = framesOf.get(tabId);
      if (frames === undefined) framesOf.set(tabId, new Set([origin]));
      else frames.add(origin);
    },
    left: (tabId) => void framesOf.delete(tabId),
    place(exchange) {
      const { pageOrigin } = exchange;
      const all = [...pages()];
      const owners = all.filter(
        ([tabId, origin]) => origin === pageOrigin || (framesOf.get(tabId)?.has(pageOrigin) ?? false),
      );
      for (const [tabId] of owners) put(tabId, { ...exchange, attribution: 'origin' });
      if (owners.length > 0) return;
      // The answers come in the order of the questions, so that no older state overtakes a newer one.
      void ask(pageOrigin).then((isElsewhere) => {
        if (!isElsewhere) for (const [tabId] of all) put(tabId, { ...exchange, attribution: 'none' });
      });
    },
  };
}
