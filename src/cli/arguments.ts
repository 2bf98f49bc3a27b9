import { parseArgs } from 'node:util';
import { parseUrl } from '../core/http/url.ts';
import { Unusable } from '../dev/unusable.ts';

export interface Arguments {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Reads a command line. `options`: each option's name, and what its value is called; `null` for a flag without one.
 * @throws Unusable with one sentence that names the option.
 */
export function readArguments(args: readonly string[], options: Readonly<Record<string, string | null>>): Arguments {
  const types = Object.entries(options).map(
    ([name, value]) => [name, { type: value === null ? 'boolean' : 'string' }] as const,
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const wanted = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (wanted === undefined) throw new Unusable(`Unknown option ${token.rawName}. ${known(options)}`);
    if (wanted === null) flags.add(token.name);
    else if (token.value === undefined || token.value === '') throw new Unusable(`${token.rawName} needs ${wanted}.`);
    else values.set(token.name, token.value);
  }
  return { positionals, flags, values };
}

const known = (options: Readonly<Record<string, string | null>>): string =>
  `Known: ${Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ')}.`;

/** A whole number of an option, or `undefined` when the option is absent. @throws Unusable outside `from`…`to`. */
export function numberOf(given: Arguments, name: string, from: number, to: number): number | undefined {
  const text = given.values.get(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new Unusable(`--${name} must be a whole number from ${from} to ${to}, not ${JSON.stringify(text)}.`);
}

/** The address of a page. @throws Unusable when it is none that a browser opens over http or https. */
export function webAddress(text: string): string {
  const url = parseUrl(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '') return url.href;
  throw new Unusable(`Not a web address: ${JSON.stringify(text)}. It must begin with https:// or http://.`);
}
