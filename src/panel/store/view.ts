import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Lookup } from '../../core/index.ts';
import type { LogStore } from './log.ts';
import { parseQuery } from './query.ts';
import type { ExchangeRow, Row } from './rows.ts';
import { isBlocked } from './summary.ts';
import type { Counts, Tally } from './tally.ts';

export type DetailsTab = 'verdict' | 'headers' | 'fix' | 'raw';
export type View = 'requests' | 'fixes' | 'overview';

/** What the user looks at: filter, selection, open details. */
export interface ViewStore {
  readonly view: Signal<View>;
  readonly tab: Signal<DetailsTab>;
  readonly query: Signal<string>;
  readonly blockedOnly: Signal<boolean>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly counts: ReadonlySignal<Counts>;
  readonly isFiltered: ReadonlySignal<boolean>;
  readonly selectedKey: ReadonlySignal<string | null>;
  /** The row whose details are open. */
  readonly opened: ReadonlySignal<ExchangeRow | null>;
  readonly select: (key: string) => void;
  readonly open: (key: string) => void;
  readonly close: () => void;
  readonly clearFilter: () => void;
}

export function createViewStore(log: LogStore, tally: Tally, lookup: Lookup): ViewStore {
  const query = signal('');
  const blockedOnly = signal(false);
  const selectedKey = signal<string | null>(null);
  const isOpen = signal(false);

  const isFiltered = computed(() => query.value.trim() !== '' || blockedOnly.value);
  const rows = computed(() => {
    if (!isFiltered.value) return log.rows.value;
    const test = parseQuery(query.value, lookup);
    const onlyBlocked = blockedOnly.value;
    return log.rows.value.filter(
      (row) => row.kind === 'exchange' && test(row) && (!onlyBlocked || isBlocked(row.verdict, row.exchange)),
    );
  });
  const opened = computed(() => {
    if (!isOpen.value || selectedKey.value === null || log.rows.value.length === 0) return null;
    const row = log.row(selectedKey.value);
    return row?.kind === 'exchange' ? row : null;
  });
  return {
    view: signal<View>('requests'),
    tab: signal<DetailsTab>('verdict'),
    query,
    blockedOnly,
    rows,
    counts: tally.counts,
    isFiltered,
    selectedKey,
    opened,
    select(key) {
      selectedKey.value = key;
    },
    open: (key) =>
      batch(() => {
        selectedKey.value = key;
        isOpen.value = true;
      }),
    close() {
      isOpen.value = false;
    },
    clearFilter: () =>
      batch(() => {
        query.value = '';
        blockedOnly.value = false;
      }),
  };
}
