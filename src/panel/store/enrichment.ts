import type { Channel } from '../../bridge/devtools-channel.ts';
import type { Envelope, ToPanel } from '../../bridge/protocol.ts';
import type { DevToolsEntry, DevToolsJoin, Exchange } from '../../core/index.ts';
import type { LogStore } from './log.ts';

export interface EnrichmentOptions {
  readonly log: LogStore;
  readonly channel: Channel;
  /** What DevTools knew before is asked for when the first rows have been drawn: the answer is long. */
  readonly drawn: Promise<unknown>;
  /** Loads the join: not before DevTools tell of a request. */
  readonly load: () => Promise<{ readonly createDevToolsJoin: () => DevToolsJoin }>;
}

/**
 * Joins what DevTools tell of requests to the exchanges of the log, when it comes.
 * @returns what takes in the background's messages, after the log has
 */
export function createEnrichment({
  log,
  channel,
  drawn,
  load,
}: EnrichmentOptions): (message: Envelope<ToPanel>) => void {
  let join: DevToolsJoin | undefined;
  let loading: Promise<void> | undefined;
  const waiting: DevToolsEntry[] = [];

  const add = (exchanges: readonly Exchange[], entries: readonly DevToolsEntry[]): void => {
    const facts = join?.add(exchanges, entries);
    if (facts !== undefined && facts.size > 0) log.enrich(facts);
  };
  const start = async (): Promise<void> => {
    const { createDevToolsJoin } = await load();
    join = createDevToolsJoin();
    add(log.exchanges.peek(), waiting.splice(0));
  };
  channel.hear((message) => {
    if (message.name === 'ask') return;
    if (join !== undefined) {
      add([], message.entries);
      return;
    }
    waiting.push(...message.entries);
    loading ??= start();
  });
  void drawn.then(() => channel.send({ name: 'ask' }));
  return ({ name, body }) => {
    if (name === 'cleared') join?.clear();
    else if ('entries' in body)
      add(
        body.entries.flatMap((entry) => (entry.kind === 'exchange' ? [entry.exchange] : [])),
        [],
      );
  };
}
