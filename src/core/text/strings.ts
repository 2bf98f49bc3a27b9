import type { Catalog, Message } from './message.ts';

/** Key of the catalogue for a part of something with an id: `rule_allow_origin_missing_what`. */
export const keyOf = (...parts: readonly string[]): string => parts.join('_').replaceAll('-', '_');

/** English sentences as a catalogue: `{what: '…'}` under `rule_x` gives `rule_x_what`, and with a variant `rule_x_what_v`. */
export function catalogOf(prefix: string, strings: Readonly<Record<string, string>>, variant?: string): Catalog {
  const suffix = variant === undefined ? [] : [variant];
  return Object.fromEntries(Object.entries(strings).map(([part, text]) => [keyOf(prefix, part, ...suffix), text]));
}

/** Several catalogues as one. */
export const merged = (catalogs: readonly Catalog[]): Catalog =>
  Object.fromEntries(catalogs.flatMap((catalog) => Object.entries(catalog)));

export const message = (key: string, values: Readonly<Record<string, string>> = {}): Message => ({ key, values });
