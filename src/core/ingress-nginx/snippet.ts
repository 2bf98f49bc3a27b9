// The part of a configuration-snippet that touches CORS: header directives, and conditions on method and Origin.
import type { HeaderLines } from '../exchange.ts';
import { remembering } from '../remembering.ts';
import { stringValue } from './annotations.ts';
import type { Annotations } from './types.ts';

/** What a snippet does to one request. */
export interface SnippetEffect {
  /** `add_header`: lines behind all others; without `always` on some statuses only. */
  readonly added: readonly { readonly line: readonly [string, string]; readonly always: boolean }[];
  /** `more_set_headers`: lines that replace those of the same name. */
  readonly set: HeaderLines;
  /** An `if` of it matches: the block of CORS is no longer in force. */
  readonly matches: boolean;
  /** The status that the matching `if` returns; `null`: none. */
  readonly returns: number | null;
}

const NOTHING: SnippetEffect = { added: [], set: [], matches: false, returns: null };

/**
 * What the snippet of a location does. A condition on anything but method and Origin counts as not met, and a value with
 * another variable than `$http_origin` as empty: neither can be told.
 * @param origin the request's Origin; `null` when it has none
 */
export function snippetEffect(annotations: Annotations, method: string, origin: string | null): SnippetEffect {
  const text = stringValue(annotations, 'configuration-snippet');
  if (text === null) return NOTHING;
  const { own, conditions } = readSnippet(text);
  const met = conditions.findLast(({ condition }) => isMet(condition, method, origin ?? ''));
  const top = effectOf(own, origin);
  if (met === undefined) return { ...top, matches: false, returns: null };
  const inside = effectOf(met.directives, origin);
  const status = met.directives.find(([name]) => name === 'return')?.[1];
  return {
    // nginx inherits `add_header` only where there is none.
    added: inside.added.length > 0 ? inside.added : top.added,
    set: [...top.set, ...inside.set],
    matches: true,
    returns: status !== undefined && /^20[04]$/.test(status) ? Number(status) : null,
  };
}

type Directive = readonly [name: string, ...words: string[]];

interface Snippet {
  readonly own: readonly Directive[];
  readonly conditions: readonly { readonly condition: readonly string[]; readonly directives: readonly Directive[] }[];
}

const TOKEN = /#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^\s{};"'#]+/g;

/** Directives and `if` blocks. A text that nginx would refuse gives what can be made of it. */
const readSnippet = remembering(parseSnippet, 64, Number.POSITIVE_INFINITY);

function parseSnippet(text: string): Snippet {
  const own: Directive[] = [];
  const conditions: { condition: readonly string[]; directives: Directive[] }[] = [];
  let words: string[] = [];
  let inside: Directive[] | null = null;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('#')) continue;
    if (token === '{') {
      inside = [];
      if (words[0] === 'if') conditions.push({ condition: words.slice(1), directives: inside });
    } else if (token === '}') inside = null;
    else if (token === ';') {
      const [name, ...rest] = words;
      if (name !== undefined) (inside ?? own).push([name, ...rest.map(unquoted)]);
    } else {
      words.push(token);
      continue;
    }
    words = [];
  }
  return { own, conditions };
}

const unquoted = (word: string): string => (/^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word);

function effectOf(directives: readonly Directive[], origin: string | null): Pick<SnippetEffect, 'added' | 'set'> {
  const added: SnippetEffect['added'][number][] = [];
  const set: (readonly [string, string])[] = [];
  for (const [name, ...words] of directives) {
    if (name === 'add_header') {
      const [header = '', value = '', flag] = words;
      const line = [header, filled(value, origin)] as const;
      if (line[1] !== '') added.push({ line, always: flag === 'always' });
    } else if (name === 'more_set_headers') {
      for (const word of words) {
        const at = word.indexOf(':');
        if (at > 0) set.push([word.slice(0, at).trim(), filled(word.slice(at + 1).trim(), origin)]);
      }
    }
  }
  return { added, set };
}

const filled = (value: string, origin: string | null): string =>
  value.replaceAll(/\$\{?(\w+)\}?/g, (_, name: string) => (name === 'http_origin' ? (origin ?? '') : ''));

/** `($request_method = PUT)`, `($http_origin ~* "expression")`. */
function isMet(condition: readonly string[], method: string, origin: string): boolean {
  const text = condition
    .join(' ')
    .replace(/^\(\s*/, '')
    .replace(/\s*\)$/, '');
  const match = /^\$(request_method|http_origin)\s*(!?=|!?~\*?)\s*(\S.*)$/s.exec(text);
  if (match === null) return false;
  const [subject, operator = '', wanted] = [
    match[1] === 'request_method' ? method : origin,
    match[2],
    unquoted(match[3] ?? ''),
  ];
  const isNegated = operator.startsWith('!');
  if (operator.endsWith('=')) return (subject === wanted) !== isNegated;
  try {
    return new RegExp(wanted, operator.endsWith('*') ? 'i' : '').test(subject) !== isNegated;
  } catch {
    return false;
  }
}

const WITHOUT_ALWAYS: ReadonlySet<number> = new Set([200, 201, 204, 206, 301, 302, 303, 304, 307, 308]);

/** The lines that `add_header` puts behind an answer of this status. */
export const addedTo = (status: number, added: SnippetEffect['added']): HeaderLines =>
  added.filter(({ always }) => always || WITHOUT_ALWAYS.has(status)).map(({ line }) => line);
