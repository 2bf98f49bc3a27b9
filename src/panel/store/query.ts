// The filter's language, loaded when somebody filters or the panel has nothing to do: words, `key:value`, `-` before either for "not", or a message copied from a browser's console.
import { findingsNamed, type FindingId, type HeaderLines, type Lookup, type Message } from '../../core/index.ts';
import { say } from '../strings.ts';
import { requestNamed } from './console-message.ts';
import type { ExchangeRow } from './rows.ts';
import { isBlocked } from './summary.ts';
import { wordsOf } from './words.ts';

type Test = (row: ExchangeRow) => boolean;

/** What a filter's text means. */
export interface Query {
  /** Every term has to hold. An empty text lets everything through, and so does a term that cannot be understood. */
  readonly test: Test;
  /** What is wrong with the text. */
  readonly problem: Message | null;
}

export interface QueryContext {
  readonly lookup: Lookup;
  /** The same request passed later. */
  readonly isFixed: (row: ExchangeRow) => boolean;
}

const has = (text: string | null | undefined, part: string): boolean => text?.toLowerCase().includes(part) ?? false;

/** Everything that was found about a request. */
export function findingsOf({ verdict }: ExchangeRow): readonly FindingId[] {
  const cause = verdict.cause === null ? [] : [verdict.cause.id];
  return [...verdict.failures.map(({ rule }) => rule), ...cause, ...verdict.advice.map(({ id }) => id)];
}

/** Asks once for each of the few names that a log has. */
function once(test: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = test(name);
    known.set(name, found);
    return found;
  };
}

/** {@link findingsOf} without a list of its own for each of 10,000 requests. */
const someFinding = ({ verdict: { failures, cause, advice } }: ExchangeRow, is: (id: string) => boolean): boolean =>
  failures.some(({ rule }) => is(rule)) || (cause !== null && is(cause.id)) || advice.some(({ id }) => is(id));

/** By the findings that a text names; `null` when it names none. A message on a preflight is not one on a response. */
function namedTest(text: string): Test | null {
  const named = new Set<string>(findingsNamed(text));
  if (named.size === 0) return null;
  if (!/^preflight[a-z]|response to preflight request/i.test(text)) {
    return (row) => someFinding(row, (id) => named.has(id));
  }
  return ({ verdict }) => verdict.failures.some(({ rule, stage }) => stage === 'preflight' && named.has(rule));
}

/** By the findings, the addresses and the origin that a message names; `null` when it names neither finding nor address. */
function messageTest(text: string): Test | null {
  const { urls, origins } = requestNamed(text);
  // Safari says so of whatever was blocked.
  const named = urls.size > 0 && / due to access control checks/.test(text) ? null : namedTest(text);
  if (urls.size === 0 && named === null) return null;
  // Where the reason is none that we know, the message is still about a request that was blocked.
  const fits = named ?? ((row) => isBlocked(row.verdict, row.exchange));
  return (row) =>
    (urls.size === 0 || row.exchange.legs.some(({ url }) => urls.has(url))) &&
    (origins.size === 0 || origins.has(row.exchange.pageOrigin)) &&
    fits(row);
}

function ruleTest(value: string): Test {
  const named = namedTest(value);
  const is = once((name) => has(name, value));
  return (row) =>
    someFinding(row, is) ||
    row.verdict.failures.some(({ chromium, firefox }) => is(chromium) || is(firefox ?? '')) ||
    named?.(row) === true;
}

/** What `is:` knows; the first ones are offered as switches too. */
export const STATES = ['blocked', 'preflighted', 'fixed', 'allowed', 'ambiguous', 'not-cors', 'pending'] as const;

function stateTest(value: string, { isFixed }: QueryContext): Test | Message | null {
  const state = STATES.find((name) => name === value);
  if (state === undefined) {
    const isBegun = STATES.some((name) => name.startsWith(value));
    return isBegun ? null : say('filter_no_state', { value, known: STATES.join(', ') });
  }
  if (state === 'blocked') return (row) => isBlocked(row.verdict, row.exchange);
  if (state === 'preflighted') return (row) => row.preflighted;
  if (state === 'fixed') return isFixed;
  return (row) => row.verdict.result === state;
}

/** A whole code, or a class as in `4xx`. */
function statusTest(value: string): Test | Message {
  if (/^[1-5]\d{0,2}$/.test(value)) return (row) => String(row.status?.code) === value;
  if (/^[1-5]xx?$/.test(value)) return (row) => String(row.status?.code).startsWith(value.charAt(0));
  return say('filter_no_status', { value });
}

/** One whole name, or what is left of it, as in DevTools' own filter; `*` in it stands for any part. */
function nameTest(value: string, nameOf: (row: ExchangeRow) => string, shorter: (name: string) => string): Test {
  const parts = value.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 'i');
  const is = once((name) => pattern.test(name) || pattern.test(shorter(name)));
  return (row) => is(nameOf(row));
}

const withoutPort = (host: string): string => host.replace(/:\d+$/, '');
const withoutScheme = (origin: string): string => origin.replace(/^.*?:\/\//, '');

/** `null` for a value that is not complete yet. The value comes in lower case. */
type MakeTest = (value: string, context: QueryContext) => Test | Message | null;

/** The words that DevTools' own Network filter has, and ours. */
export const KEYS: Readonly<Record<string, MakeTest>> = {
  is: stateTest,
  method(value) {
    const is = once((name) => name.toLowerCase() === value);
    return (row) => is(row.method);
  },
  host: (value) => (row) => has(row.host, value),
  domain: (value) => nameTest(value, ({ host }) => host, withoutPort),
  origin: (value) => nameTest(value, ({ exchange }) => exchange.pageOrigin, withoutScheme),
  url: (value) => (row) => has(row.url, value),
  'status-code': statusTest,
  rule: ruleTest,
  header(value) {
    const isIn = (lines: HeaderLines | null): boolean =>
      // Of most names the length says it.
      lines?.some(([name]) => name.length === value.length && name.toLowerCase() === value) ?? false;
    return ({ exchange: { legs } }) =>
      legs.some(({ requestHeaders, response }) => isIn(requestHeaders) || isIn(response?.headers ?? null));
  },
};

function wordTest(word: string, { lookup }: QueryContext): Test {
  const named = namedTest(word);
  return (row) => wordsOf(row, lookup).includes(word) || named?.(row) === true;
}

function keyedTest(term: string, context: QueryContext): Test | Message | null {
  const colon = Math.max(0, term.indexOf(':'));
  const key = term.slice(0, colon);
  const value = term.slice(colon + 1);
  const make = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (make === undefined) return wordTest(term, context);
  // Somebody is still typing.
  return value === '' ? null : make(value, context);
}

const everything: Test = () => true;
const isKeyed = (term: string): boolean => Object.hasOwn(KEYS, term.split(':', 1)[0] ?? '') && term.includes(':');

/** Reads the filter's text. */
export function parseQuery(text: string, context: QueryContext): Query {
  const terms = text
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '' && term !== '-');
  const isMessage = terms.length > 1 && !terms.some((term) => term.startsWith('-') || isKeyed(term));
  const message = isMessage ? messageTest(text) : null;
  if (message !== null) return { test: message, problem: null };
  let problem: Message | null = null;
  const tests = terms.map((term): Test => {
    const isNot = term.startsWith('-');
    const test = keyedTest(isNot ? term.slice(1) : term, context);
    if (typeof test === 'function') return isNot ? (row) => !test(row) : test;
    problem ??= test;
    return everything;
  });
  return { test: (row) => tests.every((test) => test(row)), problem };
}
