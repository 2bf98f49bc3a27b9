// The filter's language: words, `key:value`, `-` before either for "not", or a message copied from a browser's console.
import { findingsNamed, type FindingId, phrase, type Lookup } from '../../core/index.ts';
import type { ExchangeRow } from './rows.ts';
import { isBlocked, stops } from './summary.ts';

type Test = (row: ExchangeRow) => boolean;

const has = (text: string | null | undefined, part: string): boolean => text?.toLowerCase().includes(part) ?? false;

function findingsOf({ verdict }: ExchangeRow): readonly FindingId[] {
  const cause = verdict.cause === null ? [] : [verdict.cause.id];
  return [...verdict.failures.map(({ rule }) => rule), ...cause, ...verdict.advice.map(({ id }) => id)];
}

/** By the findings that a text names; `null` when it names none. A message on a preflight is not one on a response. */
function namedTest(text: string): Test | null {
  const named = new Set(findingsNamed(text));
  if (named.size === 0) return null;
  if (!/^preflight[a-z]|response to preflight request/i.test(text)) {
    return (row) => findingsOf(row).some((id) => named.has(id));
  }
  return ({ verdict }) => verdict.failures.some(({ rule, stage }) => stage === 'preflight' && named.has(rule));
}

function ruleTest(value: string): Test {
  const named = namedTest(value);
  return (row) =>
    findingsOf(row).some((id) => has(id, value)) ||
    row.verdict.failures.some(({ chromium, firefox }) => has(chromium, value) || has(firefox, value)) ||
    named?.(row) === true;
}

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
  rule: ruleTest,
  header: (value) => (row) =>
    row.exchange.legs.some((leg) =>
      [...(leg.requestHeaders ?? []), ...(leg.response?.headers ?? [])].some(([name]) => name.toLowerCase() === value),
    ),
};

function wordTest(word: string, lookup: Lookup): Test {
  const named = namedTest(word);
  return (row) =>
    has(row.url, word) ||
    has(row.method, word) ||
    row.summary.titles.some((title) => has(phrase(title, lookup), word)) ||
    stops(row.verdict).some(({ rule, chromium }) => has(rule, word) || has(chromium, word)) ||
    named?.(row) === true;
}

function keyedTest(term: string): Test | null {
  const colon = Math.max(0, term.indexOf(':'));
  const key = term.slice(0, colon);
  const make = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  return make?.(term.slice(colon + 1)) ?? null;
}

/** What the filter's text lets through: every term has to hold. An empty text lets everything through. */
export function parseQuery(text: string, lookup: Lookup): Test {
  const terms = text
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '' && term !== '-');
  const isMessage = terms.length > 1 && !terms.some((term) => term.startsWith('-') || keyedTest(term) !== null);
  const message = isMessage ? namedTest(text) : null;
  if (message !== null) return message;
  const testOf = (term: string): Test => keyedTest(term) ?? wordTest(term, lookup);
  const tests = terms.map((term): Test => {
    if (!term.startsWith('-')) return testOf(term);
    const test = testOf(term.slice(1));
    return (row) => !test(row);
  });
  return (row) => tests.every((test) => test(row));
}
