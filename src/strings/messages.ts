import { type Catalog, english } from '../core/index.ts';
import { panelStrings } from '../panel/strings.ts';
import { manifestStrings } from './manifest-strings.ts';
import { messageName } from './name.ts';

/** Every English sentence of the product, by key. */
export const allStrings: Catalog = { ...manifestStrings, ...panelStrings, ...english };

/**
 * The sentences in the form of `_locales/LANG/messages.json`. Placeholders stay as they are in the text; a dollar is
 * doubled, since browsers take a single one for a placeholder of their own.
 * @throws Error when two keys come to the same name.
 */
export function messages(strings: Catalog = allStrings): Record<string, { message: string }> {
  const found = new Map<string, { message: string }>();
  for (const [key, text] of Object.entries(strings)) {
    const name = messageName(key);
    if (found.has(name)) throw new Error(`Two sentences are named ${name}.`);
    found.set(name, { message: text.replaceAll('$', '$$$$') });
  }
  return Object.fromEntries(found);
}

/** The file's text. */
export const format = (): string => `${JSON.stringify(messages(), null, 2)}\n`;
