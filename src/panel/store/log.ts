import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { keyOf, surplus } from '../../bridge/limit.ts';
import type { ConnectionState } from '../../bridge/port.ts';
import {
  type CaptureState,
  type Entry,
  type Envelope,
  PROTOCOL_VERSION,
  type TabSettings,
  type ToPanel,
} from '../../bridge/protocol.ts';
import type { Exchange } from '../../core/index.ts';

/** `outdated`: the background speaks another version of the protocol; only a new panel understands it. */
type LogState = ConnectionState | 'outdated';

export interface LogStore {
  /** In order of their start. An entry that changed is another object; one that did not is the same. */
  readonly entries: ReadonlySignal<readonly Entry[]>;
  readonly exchanges: ReadonlySignal<readonly Exchange[]>;
  readonly settings: ReadonlySignal<TabSettings>;
  /** Pages are asked for their calls: the page probe is on. */
  readonly probe: ReadonlySignal<boolean>;
  readonly capture: ReadonlySignal<CaptureState>;
  readonly state: ReadonlySignal<LogState>;
  readonly receive: (message: Envelope<ToPanel>) => void;
  readonly setState: (state: ConnectionState) => void;
}

/** The panel's copy of the tab's log, as the background's messages make it. */
export function createLogStore(): LogStore {
  const byKey = new Map<string, Entry>();
  const entries = signal<readonly Entry[]>([]);
  const settings = signal<TabSettings>({ recording: true, keepLog: false });
  const probe = signal(false);
  const capture = signal<CaptureState>({ dropped: 0, access: 'granted' });
  const state = signal<LogState>('connecting');

  function merge(arrived: readonly Entry[]): void {
    for (const entry of arrived) byKey.set(keyOf(entry), entry);
    for (const gone of surplus([...byKey.values()])) byKey.delete(keyOf(gone));
    entries.value = [...byKey.values()];
  }
  function receive(message: Envelope<ToPanel>): void {
    switch (message.name) {
      case 'log':
        if (message.body.version !== PROTOCOL_VERSION) {
          state.value = 'outdated';
          return;
        }
        byKey.clear();
        settings.value = message.body.settings;
        merge(message.body.entries);
        return;
      case 'entries':
        merge(message.body.entries);
        return;
      case 'cleared':
        byKey.clear();
        settings.value = message.body.settings;
        entries.value = [];
        return;
      case 'settings':
        settings.value = message.body;
        return;
      case 'probe':
        probe.value = message.body.on;
        return;
      case 'capture':
        capture.value = message.body;
    }
  }
  return {
    entries,
    exchanges: computed(() => entries.value.flatMap((entry) => (entry.kind === 'exchange' ? [entry.exchange] : []))),
    settings,
    probe,
    capture,
    state,
    receive: (message) => batch(() => receive(message)),
    setState(next) {
      if (state.value !== 'outdated') state.value = next;
    },
  };
}
