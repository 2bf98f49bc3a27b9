import type { Channel } from '../bridge/devtools-channel.ts';
import { type DevToolsEntry, hasErrorBody, readDevToolsEntry, withBody } from '../core/index.ts';

/** How many entries are kept for a panel that is opened late. */
const LIMIT = 2000;
/** Entries are told together, so many milliseconds after the first: nobody waits for them, and each time rows are drawn. */
const DELAY = 250;

/** Takes in an entry as DevTools give it, and what asks for its body. */
export type HearEntry = (entry: unknown, body: () => Promise<unknown>) => void;

/** Keeps what DevTools tell of cross-origin requests: new entries go to the panels, all that are kept to one that asks. */
export function createNetworkLog(channel: Channel): HearEntry {
  let kept: readonly DevToolsEntry[] = [];
  let untold: DevToolsEntry[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;
  let count = 0;

  const tell = (): void => {
    telling = undefined;
    const entries = untold;
    kept = [...kept, ...entries].slice(-LIMIT);
    untold = [];
    channel.send({ name: 'entries', entries });
  };
  channel.hear(({ name }) => {
    if (name === 'ask') channel.send({ name: 'log', entries: kept });
  });
  const keep = (entry: DevToolsEntry): void => {
    untold.push(entry);
    telling ??= setTimeout(tell, DELAY);
  };
  return (entry, body) => {
    const read = readDevToolsEntry(entry, count++);
    if (read === null) return;
    if (hasErrorBody(entry)) void body().then((text) => keep(withBody(read, text)));
    else keep(read);
  };
}
