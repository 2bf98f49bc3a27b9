import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { exchangeKey, keyOf } from '../../bridge/limit.ts';
import type { ConnectionState } from '../../bridge/port.ts';
import {
  type CaptureState,
  type Entry,
  type Envelope,
  PROTOCOL_VERSION,
  type TabSettings,
  type ToPanel,
} from '../../bridge/protocol.ts';
import type { DevToolsFacts, Exchange } from '../../core/index.ts';
import { createFactStore } from './facts.ts';
import { createLedger, type Observe } from './ledger.ts';
import type { Row } from './rows.ts';

/** `outdated`: the background speaks another version of the protocol; only a new panel understands it. */
type LogState = ConnectionState | 'outdated';

export interface LogStore {
  /** In order of their start. The row of an entry that changed is another object; one that did not is the same. */
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** So many older entries are still on their way. */
  readonly missing: ReadonlySignal<number>;
  readonly exchanges: ReadonlySignal<readonly Exchange[]>;
  readonly row: (key: string) => Row | undefined;
  readonly settings: ReadonlySignal<TabSettings>;
  /** Pages are asked for their calls: the page probe is on. */
  readonly probe: ReadonlySignal<boolean>;
  /** Workers are asked, too. */
  readonly workers: ReadonlySignal<boolean>;
  readonly capture: ReadonlySignal<CaptureState>;
  readonly state: ReadonlySignal<LogState>;
  readonly receive: (message: Envelope<ToPanel>) => void;
  /** Adds what DevTools tell of exchanges, by their id; it stays with them however they change. */
  readonly enrich: (facts: ReadonlyMap<string, DevToolsFacts>) => void;
  readonly setState: (state: ConnectionState) => void;
  /** The number of the last change that was told; `null` while the log up to it is not whole. */
  readonly known: () => number | null;
}

/**
 * The panel's copy of the tab's log, as the background's messages make it.
 * @param observe hears of each change, before the signals tell of it
 */
export function createLogStore(rowOf: (entry: Entry) => Row, observe: Observe = () => {}): LogStore {
  const facts = createFactStore();
  const ledger = createLedger(keyOf, (entry) => rowOf(facts.on(entry)), observe);
  const rows = signal<readonly Row[]>([]);
  const missing = signal(0);
  const settings = signal<TabSettings>({ recording: true, keepLog: false });
  const probe = signal(false);
  const workers = signal(false);
  const capture = signal<CaptureState>({ dropped: 0, access: 'granted' });
  const state = signal<LogState>('connecting');
  let seq: number | null = null;

  function begin({ version, entries, ...told }: ToPanel['log']): void {
    if (version !== PROTOCOL_VERSION) {
      state.value = 'outdated';
      return;
    }
    settings.value = told.settings;
    missing.value = told.missing;
    rows.value = ledger.begin(entries);
  }
  function receive(message: Envelope<ToPanel>): void {
    if ('seq' in message.body) seq = message.body.seq;
    switch (message.name) {
      case 'log':
        begin(message.body);
        return;
      case 'older':
        missing.value = message.body.missing;
        rows.value = ledger.before(message.body.entries);
        return;
      case 'entries':
        rows.value = ledger.put(message.body.entries, message.body.gone);
        return;
      case 'cleared':
        facts.clear();
        settings.value = message.body.settings;
        missing.value = 0;
        rows.value = ledger.begin([]);
        return;
      case 'settings':
        settings.value = message.body;
        return;
      case 'probe':
        probe.value = message.body.on;
        return;
      case 'workers':
        workers.value = message.body.on;
        return;
      case 'capture':
        capture.value = message.body;
    }
  }
  return {
    rows,
    missing,
    exchanges: computed(() => rows.value.flatMap((row) => (row.kind === 'exchange' ? [row.exchange] : []))),
    row: (key) => ledger.row(key),
    settings,
    probe,
    workers,
    capture,
    state,
    receive: (message) => batch(() => receive(message)),
    enrich(told) {
      facts.add(told);
      const shown = [...told.keys()].map((id) => ledger.row(exchangeKey(id)));
      const changed = shown.flatMap((row): readonly Entry[] => (row?.kind === 'exchange' ? [row] : []));
      if (changed.length > 0) rows.value = ledger.put(changed);
    },
    known: () => (missing.peek() === 0 && state.peek() !== 'outdated' ? seq : null),
    setState(next) {
      if (state.value !== 'outdated') state.value = next;
    },
  };
}
