/** A sentence as data: a key of the catalogue and the values that fill its placeholders. */
export interface Message {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Key → template with `{placeholders}`. */
export type Catalog = Readonly<Record<string, string>>;

/** Gives the template for a key in the reader's language, or an empty string when it has none. */
export type Lookup = (key: string) => string;

/** Fills a template. A placeholder without a value stays as it is, so that a missing one is seen and not hidden. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The sentence in the reader's language. The values are the page's and its servers': the caller escapes the result. */
export function phrase(message: Message, lookup: Lookup): string {
  return fill(lookup(message.key), message.values);
}

/** The values that stand in a template's place, as {@link phrase} would split it: text and value in turn. */
export function parts(message: Message, lookup: Lookup): readonly { readonly text: string; readonly value: boolean }[] {
  const found: { text: string; value: boolean }[] = [];
  const template = lookup(message.key);
  let from = 0;
  for (const match of template.matchAll(/\{(\w+)\}/g)) {
    const value = message.values[match[1] ?? ''];
    if (value === undefined) continue;
    if (match.index > from) found.push({ text: template.slice(from, match.index), value: false });
    found.push({ text: value, value: true });
    from = match.index + match[0].length;
  }
  if (from < template.length) found.push({ text: template.slice(from), value: false });
  return found;
}
