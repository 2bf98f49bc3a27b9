// Loaded when the filter is first used: what can stand where the caret is.
import { findingsOf, KEYS, STATES } from '../store/query.ts';
import type { ExchangeRow, Row } from '../store/rows.ts';

/** Ways to go on with a filter's text. */
export interface Completion {
  /** The part of the text that an option takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly string[];
}

/** Options at most, and the newest requests that are asked for theirs. */
const MOST = 8;
const ASKED = 2000;

/** The values that a key can have in this log; those of `is:` are always the same. */
function valuesOf(key: string, rows: readonly Row[]): readonly string[] {
  if (key === 'is') return STATES;
  const valueOf = Object.hasOwn(VALUES, key) ? VALUES[key] : undefined;
  if (valueOf === undefined) return [];
  const asked = rows.slice(-ASKED).filter((row) => row.kind === 'exchange');
  return [...new Set(asked.flatMap((row) => valueOf(row)))].filter((value) => value !== '').toSorted();
}

const VALUES: Readonly<Record<string, (row: ExchangeRow) => readonly string[]>> = {
  method: ({ method }) => [method],
  domain: ({ host }) => [host],
  host: ({ host }) => [host],
  origin: ({ exchange }) => [exchange.pageOrigin],
  'status-code': ({ status }) => (status === null ? [] : [String(status.code)]),
  rule: findingsOf,
  header: ({ exchange }) =>
    exchange.legs.flatMap(({ requestHeaders, response }) =>
      [...(requestHeaders ?? []), ...(response?.headers ?? [])].map(([name]) => name.toLowerCase()),
    ),
};

/** What the term at the caret can become: one of the keys, or with a key one of the log's values. */
export function complete(text: string, caret: number, rows: readonly Row[]): Completion {
  const from = text.slice(0, caret).search(/\S+$/);
  const start = from < 0 ? caret : from;
  const to = caret + (/^\S*/.exec(text.slice(caret))?.[0].length ?? 0);
  const term = text.slice(start, to);
  const sign = term.startsWith('-') ? '-' : '';
  const [key = '', value] = term.slice(sign.length).split(/:(.*)/s);
  const known =
    value === undefined
      ? Object.keys(KEYS).map((name) => `${name}:`)
      : valuesOf(key, rows).map((one) => `${key}:${one}`);
  const wanted = (value ?? key).toLowerCase();
  const begun = value === undefined ? (option: string) => option.startsWith(wanted) : holds(key, wanted);
  const options = term === '' ? [] : known.filter(begun).map((option) => `${sign}${option}`);
  return { from: start, to, options: options.filter((option) => option !== term).slice(0, MOST) };
}

const holds =
  (key: string, wanted: string) =>
  (option: string): boolean =>
    option
      .slice(key.length + 1)
      .toLowerCase()
      .includes(wanted);
