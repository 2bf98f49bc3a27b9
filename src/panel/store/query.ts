// The filter's language: words, `key:value`, and `-` before either for "not".
import { phrase, type Lookup } from '../../core/index.ts';
import type { ExchangeRow } from './rows.ts';
import { isBlocked, stops } from './summary.ts';

type Test = (row: ExchangeRow) => boolean;

const has = (text: string | undefined, part: string): boolean => text?.toLowerCase().includes(part) ?? false;

/** The words DevTools' own Network filter has, and ours. The value comes in lower case. */
const KEYS: Readonly<Record<string, (value: string) => Test>> = {
  is: (value) => (row) => {
    if (value === 'blocked') return isBlocked(row.verdict, row.exchange);
    if (value === 'preflighted') return row.preflighted;
    return row.verdict.result === value;
  },
  method: (value) => (row) => row.method.toLowerCase() === value,
  host: (value) => (row) => has(row.host, value),
  domain: (value) => (row) => has(row.host, value),
  origin: (value) => (row) => has(row.exchange.pageOrigin, value),
  url: (value) => (row) => has(row.url, value),
  'status-code': (value) => (row) => String(row.status?.code) === value,
  rule: (value) => (row) => row.verdict.failures.some(({ rule, chromium }) => has(rule, value) || has(chromium, value)),
  header: (value) => (row) =>
    row.exchange.legs.some((leg) =>
      [...(leg.requestHeaders ?? []), ...(leg.response?.headers ?? [])].some(([name]) => name.toLowerCase() === value),
    ),
};

function wordTest(word: string, lookup: Lookup): Test {
  return (row) =>
    has(row.url, word) ||
    has(row.method, word) ||
    row.summary.titles.some((title) => has(phrase(title, lookup), word)) ||
    stops(row.verdict).some(({ rule, chromium }) => has(rule, word) || has(chromium, word));
}

function termTest(term: string, lookup: Lookup): Test {
  const colon = term.indexOf(':');
  const known = colon > 0 ? KEYS[term.slice(0, colon)] : undefined;
  return known === undefined ? wordTest(term, lookup) : known(term.slice(colon + 1));
}

/** What the filter's text lets through: every term has to hold. An empty text lets everything through. */
export function parseQuery(text: string, lookup: Lookup): Test {
  const tests = text
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '' && term !== '-')
    .map((term): Test => {
      if (!term.startsWith('-')) return termTest(term, lookup);
      const test = termTest(term.slice(1), lookup);
      return (row) => !test(row);
    });
  return (row) => tests.every((test) => test(row));
}
