// What the list draws: the rows, in the order that the user wants, and the legs of those that are open.
import type { Leg } from '../../core/index.ts';
import type { Sort } from './columns.ts';
import type { ExchangeRow, Row } from './rows.ts';

/** One message pair of an exchange that is folded out: a preflight, a redirect, the answer. */
export interface LegLine {
  readonly kind: 'leg';
  readonly key: string;
  readonly parent: ExchangeRow;
  readonly leg: Leg;
  /** Whether another request of the same exchange follows it. */
  readonly isRedirect: boolean;
}

export type Line = Row | LegLine;

const legKey = (key: string, index: number): string => `${key}~${index}`;

/** The key of the row that a line belongs to. */
export const rowKeyOf = (key: string): string => key.split('~', 1)[0] ?? key;

/** A row with one leg only has nothing to fold out. */
export const isFoldable = (row: Row): row is ExchangeRow => row.kind === 'exchange' && row.exchange.legs.length > 1;

function legsOf(row: ExchangeRow): readonly LegLine[] {
  const { legs } = row.exchange;
  const last = legs.findLastIndex(({ role }) => role === 'request');
  return legs.map((leg, index) => ({
    kind: 'leg',
    key: legKey(row.key, index),
    parent: row,
    leg,
    isRedirect: leg.role === 'request' && index < last,
  }));
}

/** The rows with the legs of the expanded ones below them. */
export function linesOf(rows: readonly Row[], expanded: ReadonlySet<string>): readonly Line[] {
  if (expanded.size === 0) return rows;
  return rows.flatMap((row): readonly Line[] =>
    expanded.has(row.key) && isFoldable(row) ? [row, ...legsOf(row)] : [row],
  );
}

/** What a row is sorted by in a column. */
export type SortKey = (row: ExchangeRow) => string | number;

/** The requests by a column; marks of navigations mean nothing there. Equal ones stay in the order of the log. */
export function sorted(rows: readonly Row[], { direction }: Sort, keyOf: SortKey): readonly Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .filter((row) => row.kind === 'exchange')
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => (a.key < b.key ? -sign : Number(a.key > b.key) * sign))
    .map(({ row }) => row);
}
