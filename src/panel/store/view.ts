import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Lookup, Message } from '../../core/index.ts';
import type { ColumnStore } from './columns.ts';
import { type Line, linesOf, rowKeyOf, sorted } from './lines.ts';
import type { LogStore } from './log.ts';
import type { RowText } from './row-text.ts';
import type { ExchangeRow, Row } from './rows.ts';
import { sift } from './sift.ts';
import type { Counts, Tally } from './tally.ts';

export type DetailsTab = 'verdict' | 'headers' | 'fix' | 'raw';
export type View = 'requests' | 'fixes' | 'overview';

/** What the user looks at: filter, selection, open details. */
export interface ViewStore {
  readonly view: Signal<View>;
  readonly tab: Signal<DetailsTab>;
  readonly query: Signal<string>;
  /** Shows what the filter does not let through. */
  readonly invert: Signal<boolean>;
  /** What is wrong with the filter's text. */
  readonly problem: ReadonlySignal<Message | null>;
  /** What the filter lets through, in the order that the user chose. */
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** The rows and what is folded out of them. */
  readonly lines: ReadonlySignal<readonly Line[]>;
  readonly expanded: ReadonlySignal<ReadonlySet<string>>;
  readonly counts: ReadonlySignal<Counts>;
  readonly isFiltered: ReadonlySignal<boolean>;
  readonly selectedKey: ReadonlySignal<string | null>;
  /** The row whose details are open. */
  readonly opened: ReadonlySignal<ExchangeRow | null>;
  readonly text: RowText;
  readonly select: (key: string) => void;
  readonly open: (key: string) => void;
  readonly close: () => void;
  readonly expand: (key: string, isOut: boolean) => void;
  /** Puts a term into the filter, or takes it out. */
  readonly toggleTerm: (term: string) => void;
  readonly hasTerm: (term: string) => boolean;
  readonly clearFilter: () => void;
}

/** What reads the filter's text. */
export type Language = Pick<typeof import('./query.ts'), 'parseQuery'>;

export interface ViewStoreOptions {
  readonly log: LogStore;
  readonly tally: Tally;
  readonly columns: ColumnStore;
  readonly text: RowText;
  readonly lookup: Lookup;
  /** `null` until it is loaded; until then the list shows everything. */
  readonly language: ReadonlySignal<Language | null>;
  readonly loadLanguage: () => Promise<void>;
}

const termsOf = (text: string): readonly string[] => text.split(/\s+/).filter((term) => term !== '');

function createFilter({ log, tally, columns, text, lookup, language, loadLanguage }: ViewStoreOptions) {
  const query = signal('');
  const invert = signal(false);
  const isAsked = computed(() => query.value.trim() !== '');
  const parsed = computed(() =>
    isAsked.value ? (language.value?.parseQuery(query.value, { lookup, isFixed: tally.isFixed }) ?? null) : null,
  );
  const isFiltered = computed(() => parsed.value !== null);
  effect(() => {
    if (isAsked.value) void loadLanguage();
  });
  const accepts = computed(() => {
    if (parsed.value === null) return null;
    const wanted = !invert.value;
    const { test } = parsed.value;
    return (row: Row): boolean => row.kind === 'exchange' && test(row) === wanted;
  });
  // Sorted before it is sifted: no key of the filter sorts anything.
  const ordered = computed(() => {
    const sort = columns.sort.value;
    return sort === null ? log.rows.value : sorted(log.rows.value, sort, text.sortKey(sort.column));
  });
  const hasTerm = (term: string): boolean => termsOf(query.value).includes(term);
  return {
    query,
    invert,
    isFiltered,
    rows: sift(ordered, accepts),
    problem: computed(() => parsed.value?.problem ?? null),
    hasTerm,
    toggleTerm(term: string): void {
      const others = termsOf(query.value).filter((other) => other !== term);
      query.value = [...others, ...(hasTerm(term) ? [] : [term])].join(' ');
    },
    clearFilter: () =>
      batch(() => {
        query.value = '';
        invert.value = false;
      }),
  };
}

export function createViewStore(options: ViewStoreOptions): ViewStore {
  const { log, tally, text } = options;
  const filter = createFilter(options);
  const selectedKey = signal<string | null>(null);
  const isOpen = signal(false);
  const expanded = signal<ReadonlySet<string>>(new Set());

  const opened = computed(() => {
    if (!isOpen.value || selectedKey.value === null || log.rows.value.length === 0) return null;
    const row = log.row(rowKeyOf(selectedKey.value));
    return row?.kind === 'exchange' ? row : null;
  });
  return {
    ...filter,
    view: signal<View>('requests'),
    tab: signal<DetailsTab>('verdict'),
    lines: computed(() => linesOf(filter.rows.value, expanded.value)),
    expanded,
    counts: tally.counts,
    selectedKey,
    opened,
    text,
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
    expand(key, isOut) {
      const next = new Set(expanded.value);
      if (isOut) next.add(key);
      else next.delete(key);
      expanded.value = next;
    },
  };
}
