import type { Channel } from '../bridge/devtools-channel.ts';
import { type DevToolsEntry, hasErrorBody, readDevToolsEntry, withBody } from '../core/index.ts';

/** How many entries are kept for a panel that is opened late. */
const LIMIT = 2000;
/** Entries are told together, once none has come for so many milliseconds: nobody waits for them, and each time rows are drawn. */
const PAUSE = 250;
/** Or so many after the first, whatever goes on. */
const LONGEST = 2000;

/** Takes in an entry as DevTools give it, and what asks for its body. */
export type HearEntry = (entry: unknown, body: () => Promise<unknown>) => void;

/** Keeps what DevTools tell of cross-origin requests: new entries go to the panels, all that are kept to one that asks. */
export function createNetworkLog(channel: Channel): HearEntry {
  let kept: readonly DevToolsEntry[] = [];
  let untold: (() => DevToolsEntry | null)[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;
  let [first, last] = [0, 0];
  let count = 0;

  const tell = (): void => {
    const left = Math.min(last + PAUSE, first + LONGEST) - Date.now();
    telling = left > 0 ? setTimeout(tell, left) : undefined;
    if (telling !== undefined) return;
    // Read now and not as they come, with the page's own time.
    const entries = untold.map((read) => read()).filter((entry) => entry !== null);
    untold = [];
    if (entries.length === 0) return;
    kept = [...kept, ...entries].slice(-LIMIT);
    channel.send({ name: 'entries', entries });
  };
  channel.hear(({ name }) => {
    if (name === 'ask') channel.send({ name: 'log', entries: kept });
  });
  const keep = (read: () => DevToolsEntry | null): void => {
    untold.push(read);
    last = Date.now();
    if (telling !== undefined) return;
    first = last;
    telling = setTimeout(tell, PAUSE);
  };
  return (entry, body) => {
    const number = count++;
    if (!hasErrorBody(entry)) {
      keep(() => readDevToolsEntry(entry, number));
      return;
    }
    const read = readDevToolsEntry(entry, number);
    if (read !== null) void body().then((text) => keep(() => withBody(read, text)));
  };
}
