import type { Channel } from '../bridge/devtools-channel.ts';
import { type DevToolsEntry, hasErrorBody, hasEnded, readDevToolsEntry, withBody } from '../core/index.ts';

/** How many entries are kept for a panel that is opened late. */
const LIMIT = 2000;
/** Entries are told together, once none has come for so many milliseconds: nobody waits for them, and each time rows are drawn. */
const PAUSE = 250;
/** Or so many after the first, whatever goes on, */
const LONGEST = 2000;
/** unless so many wait by then: of a page that asks for much nobody reads a single one. It is told when the page pauses, */
const MUCH = 100;
/** or after so many milliseconds, */
const LONGEST_OF_MUCH = 10_000;
/** or when so many wait. */
const MOST = 1000;

/** Takes in an entry as DevTools give it, and what asks for its body. */
export type HearEntry = (entry: unknown, body: () => Promise<unknown>) => void;

export interface NetworkLog {
  /** A request that has just finished. */
  readonly hear: HearEntry;
  /** One of the log that DevTools had: it may be heard as well, before or after. */
  readonly recall: HearEntry;
}

interface Untold {
  readonly read: () => DevToolsEntry | null;
  readonly isRecalled: boolean;
}

const nameOf = ({ started, isPreflight, method, url }: DevToolsEntry): string =>
  `${started} ${isPreflight} ${method} ${url}`;

/** Keeps what DevTools tell of cross-origin requests: new entries go to the panels, all that are kept to one that asks. */
export function createNetworkLog(channel: Channel): NetworkLog {
  let kept: readonly DevToolsEntry[] = [];
  let untold: Untold[] = [];
  const recalled = new Set<string>();
  let telling: ReturnType<typeof setTimeout> | undefined;
  let [first, last] = [0, 0];
  let count = 0;

  const entriesOf = (isRecalled: boolean): readonly DevToolsEntry[] =>
    untold.filter((one) => one.isRecalled === isRecalled).flatMap(({ read }) => read() ?? []);
  /** What is untold, each request once. */
  function fresh(): readonly DevToolsEntry[] {
    const heard = entriesOf(false).filter((entry) => recalled.size === 0 || !recalled.has(nameOf(entry)));
    const old = entriesOf(true);
    if (old.length === 0) return heard;
    const told = new Set([...kept, ...heard].map(nameOf));
    const missed = old.filter((entry) => !told.has(nameOf(entry)));
    for (const entry of missed) recalled.add(nameOf(entry));
    return [...missed, ...heard];
  }
  const tell = (): void => {
    const longest = untold.length < MUCH ? LONGEST : LONGEST_OF_MUCH;
    const left = untold.length < MOST ? Math.min(last + PAUSE, first + longest) - Date.now() : 0;
    telling = left > 0 ? setTimeout(tell, left) : undefined;
    if (telling !== undefined) return;
    // Read now and not as they come, with the page's own time.
    const entries = fresh();
    untold = [];
    if (entries.length === 0) return;
    kept = [...kept, ...entries].slice(-LIMIT);
    channel.send({ name: 'entries', entries });
  };
  channel.hear(({ name }) => {
    if (name === 'ask') channel.send({ name: 'log', entries: kept });
  });
  const keep = (one: Untold): void => {
    untold.push(one);
    last = Date.now();
    if (telling !== undefined) return;
    first = last;
    telling = setTimeout(tell, PAUSE);
  };
  const take =
    (isRecalled: boolean): HearEntry =>
    (entry, body) => {
      if (isRecalled && !hasEnded(entry)) return;
      const number = count++;
      if (!hasErrorBody(entry)) {
        keep({ read: () => readDevToolsEntry(entry, number), isRecalled });
        return;
      }
      const read = readDevToolsEntry(entry, number);
      if (read !== null) void body().then((text) => keep({ read: () => withBody(read, text), isRecalled }));
    };
  return { hear: take(false), recall: take(true) };
}
