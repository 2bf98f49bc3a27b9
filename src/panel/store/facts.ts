import { LOG_LIMIT } from '../../bridge/limit.ts';
import type { Entry } from '../../bridge/protocol.ts';
import type { DevToolsFacts } from '../../core/index.ts';

/** What DevTools have told of exchanges, by their id: the background knows nothing of it. */
export interface FactStore {
  readonly add: (facts: ReadonlyMap<string, DevToolsFacts>) => void;
  readonly clear: () => void;
  /** The entry with what DevTools tell of it. */
  readonly on: (entry: Entry) => Entry;
}

export function createFactStore(): FactStore {
  const known = new Map<string, DevToolsFacts>();
  return {
    add(facts) {
      for (const [id, each] of facts) {
        // Away first, for it to come last.
        known.delete(id);
        known.set(id, each);
      }
      for (const id of known.keys()) {
        if (known.size <= LOG_LIMIT) break;
        known.delete(id);
      }
    },
    clear: () => known.clear(),
    on(entry) {
      const devtools = entry.kind === 'exchange' ? known.get(entry.exchange.id) : undefined;
      if (entry.kind === 'navigation' || devtools === undefined) return entry;
      return { kind: 'exchange', exchange: { ...entry.exchange, devtools } };
    },
  };
}
