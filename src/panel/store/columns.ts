import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';

/** In the order of the list. */
export const COLUMNS = ['name', 'method', 'status', 'verdict', 'route', 'fix', 'time'] as const;

export type Column = (typeof COLUMNS)[number];

export interface Sort {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

export interface ColumnStore {
  /** What the user wants to see; a narrow list shows fewer. */
  readonly chosen: ReadonlySignal<readonly Column[]>;
  /** Shares of the list's width. */
  readonly widths: ReadonlySignal<Readonly<Record<Column, number>>>;
  /** `null`: the order in which the requests were made. */
  readonly sort: ReadonlySignal<Sort | null>;
  /** Shows a column or hides it. The name stays. */
  readonly toggle: (column: Column) => void;
  /** Ascending, then descending, then the order of the requests again. */
  readonly sortBy: (column: Column) => void;
  readonly setWidths: (widths: Partial<Record<Column, number>>) => void;
  /** Everything as it was at first. */
  readonly reset: () => void;
}

/** What is remembered of the columns. */
export interface ColumnLayout {
  readonly hidden: readonly Column[];
  readonly widths: Readonly<Record<Column, number>>;
  readonly sort: Sort | null;
}

const WIDTHS: Readonly<Record<Column, number>> = {
  name: 220,
  method: 140,
  status: 110,
  verdict: 270,
  route: 330,
  fix: 190,
  time: 70,
};
const LEAST = 40;

/** @param saved what `save` got the last time; anything else is passed over */
export function createColumnStore(saved: unknown, save: (layout: ColumnLayout) => void): ColumnStore {
  const before = readLayout(saved);
  const hidden = signal(before.hidden);
  const widths = signal(before.widths);
  const sort = signal(before.sort);
  effect(() => save({ hidden: hidden.value, widths: widths.value, sort: sort.value }));
  return {
    chosen: computed(() => COLUMNS.filter((column) => !hidden.value.includes(column))),
    widths,
    sort,
    toggle(column) {
      const now = hidden.value;
      if (now.includes(column)) hidden.value = now.filter((other) => other !== column);
      else if (column !== 'name') hidden.value = [...now, column];
    },
    sortBy(column) {
      const now = sort.value?.column === column ? sort.value.direction : null;
      if (now === 'descending') sort.value = null;
      else sort.value = { column, direction: now === null ? 'ascending' : 'descending' };
    },
    setWidths(changed) {
      const next = { ...widths.value };
      for (const column of COLUMNS) next[column] = Math.max(LEAST, Math.round(changed[column] ?? next[column]));
      widths.value = next;
    },
    reset() {
      hidden.value = [];
      widths.value = WIDTHS;
      sort.value = null;
    },
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const field = (value: unknown, name: string): unknown => (isObject(value) ? Reflect.get(value, name) : undefined);

function readLayout(saved: unknown): ColumnLayout {
  const [hidden, widths, sort] = ['hidden', 'widths', 'sort'].map((name) => field(saved, name));
  const width = (column: Column): number => {
    const found = field(widths, column);
    return typeof found === 'number' && found >= LEAST && found < Infinity ? found : WIDTHS[column];
  };
  const sorted = COLUMNS.find((column) => column === field(sort, 'column'));
  const direction = field(sort, 'direction') === 'descending' ? 'descending' : 'ascending';
  return {
    hidden: COLUMNS.filter((column) => column !== 'name' && Array.isArray(hidden) && hidden.includes(column)),
    widths: {
      name: width('name'),
      method: width('method'),
      status: width('status'),
      verdict: width('verdict'),
      route: width('route'),
      fix: width('fix'),
      time: width('time'),
    },
    sort: sorted === undefined ? null : { column: sorted, direction },
  };
}

/** Which go first where the list is narrower than this. A row has to be told from the next, so that name and verdict stay. */
const ROOM: Readonly<Record<Column, number>> = {
  name: 0,
  verdict: 0,
  method: 660,
  status: 760,
  fix: 900,
  route: 1040,
  time: 1100,
};

/** The columns that a list of this width has room for. */
export const fitting = (columns: readonly Column[], width: number): readonly Column[] =>
  columns.filter((column) => width >= ROOM[column]);
