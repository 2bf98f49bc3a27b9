import { type Message, phrase, type Lookup } from '../../core/index.ts';
import { say } from '../strings.ts';
import type { Column } from './columns.ts';
import type { FixMark } from './fix-marks.ts';
import type { SortKey } from './lines.ts';
import type { ExchangeRow } from './rows.ts';
import type { Tone } from './summary.ts';

/** What a cell of the list says. */
export interface RowText {
  readonly of: (row: ExchangeRow, column: Column) => string;
  /** What a column is sorted by. */
  readonly sortKey: (column: Column) => SortKey;
}

export interface RowTextOptions {
  readonly lookup: Lookup;
  readonly markOf: (row: ExchangeRow) => FixMark | undefined;
  readonly isFixed: (row: ExchangeRow) => boolean;
}

/** What needs attention comes first. */
const RANKS: Readonly<Record<Tone, number>> = { bad: 0, doubt: 1, hint: 2, quiet: 3, good: 4 };

export function createRowText({ lookup, markOf, isFixed }: RowTextOptions): RowText {
  const t = (message: Message): string => phrase(message, lookup);
  const verdicts = new WeakMap<ExchangeRow, string>();

  function verdict(row: ExchangeRow): string {
    const known = verdicts.get(row);
    if (known !== undefined) return known;
    const titles = row.summary.titles.map(t);
    const text = titles.length > 1 ? t(say('verdict_either', { titles: titles.join(' / ') })) : (titles[0] ?? '');
    verdicts.set(row, text);
    return text;
  }
  function fix(row: ExchangeRow): string {
    if (isFixed(row)) return t(say('cell_fixed'));
    const mark = markOf(row);
    const [first, ...more] = mark?.annotations ?? [];
    if (first === undefined) return mark?.other === true ? t(say('cell_fix_other')) : '';
    return more.length === 0 ? first : `${first} +${more.length}`;
  }
  function of(row: ExchangeRow, column: Column): string {
    switch (column) {
      case 'name':
        return row.name;
      case 'method':
        return row.preflighted ? t(say('method_with_preflight', { method: row.method })) : row.method;
      case 'status':
        return t(statusText(row));
      case 'verdict':
        return verdict(row);
      case 'route':
        return `${row.exchange.pageOrigin} → ${row.host}`;
      case 'fix':
        return fix(row);
      case 'time':
        return row.exchange.duration === null ? '' : t(timeText(row.exchange.duration));
    }
  }
  function sortKey(column: Column): SortKey {
    switch (column) {
      case 'status':
        return ({ status }) => status?.code ?? 0;
      case 'time':
        return ({ exchange }) => exchange.duration ?? Infinity;
      case 'verdict':
        return (row) => `${RANKS[row.summary.tone]}${verdict(row)}`;
      case 'name':
      case 'method':
      case 'route':
      case 'fix':
        return (row) => of(row, column).toLowerCase();
    }
  }
  return { of, sortKey };
}

const SECOND = 1000;

/** Milliseconds, or seconds from one on. */
const timeText = (duration: number): Message =>
  duration < SECOND
    ? say('time_ms', { value: String(Math.round(duration)) })
    : say('time_s', { value: (duration / SECOND).toFixed(2) });

function statusText({ status, exchange }: ExchangeRow): Message {
  if (status === null) return say(exchange.outcome === 'pending' ? 'status_pending' : 'status_failed');
  const code = String(status.code);
  return status.ofPreflight ? say('status_of_preflight', { code }) : say('status_code', { code });
}
