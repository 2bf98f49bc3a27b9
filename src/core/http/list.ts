import type { HeaderLines } from '../exchange.ts';
import { remembering } from '../remembering.ts';
import { combined, trimmed } from './headers.ts';

/** A parsed list header: its tokens, or the first element that is no token and so voids the whole header. */
export type TokenList = { readonly tokens: readonly string[] } | { readonly malformed: string };

/** RFC 9110, 5.6.2. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export const isToken = (value: string): boolean => TOKEN.test(value);

/**
 * Fetch, "extract header list values" for `#method` and `#field-name`: all lines, split at commas, SP and HTAB trimmed,
 * empty elements ignored. `null`: the header is absent.
 */
export function tokenList(headers: HeaderLines, name: string): TokenList | null {
  const value = combined(headers, name);
  return value === null ? null : tokensOf(value);
}

/** {@link tokenList} of lines that are joined with commas already. */
export const tokensOf = remembering(readTokens);

function readTokens(value: string): TokenList {
  const tokens: string[] = [];
  let next = 0;
  // Not split: a list of a thousand empty elements would be a thousand texts.
  for (let start = 0; start < value.length; start = next + 1) {
    next = value.indexOf(',', start);
    if (next === start) continue;
    if (next < 0) next = value.length;
    const element = trimmed(value.slice(start, next));
    if (element === '') continue;
    if (!isToken(element)) return { malformed: element };
    tokens.push(element);
  }
  return { tokens };
}

const lowered = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The tokens of a list, lower-case. */
export function lowerCase(tokens: readonly string[]): ReadonlySet<string> {
  const names = lowered.get(tokens) ?? new Set(tokens.map((token) => token.toLowerCase()));
  lowered.set(tokens, names);
  return names;
}

/** The names in Access-Control-Request-Headers, lower-case, in their order. */
export function namesAsked(asked: HeaderLines): readonly string[] {
  const names = combined(asked, 'access-control-request-headers') ?? '';
  if (names === '') return [];
  return names
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
}
