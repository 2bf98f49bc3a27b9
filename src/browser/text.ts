import browser from 'webextension-polyfill';
import type { Lookup } from '../core/index.ts';
import { messageName } from '../strings/name.ts';

/**
 * Looks sentences up in the browser's language, English where it is one that Preflight does not speak. The package has
 * all sentences of a language as one message, and their names as another; see src/dev/packed-sentences.ts.
 */
export function browserLookup(): Lookup {
  const sentences = browser.i18n.getMessage('sentences').split('\n');
  const names = browser.i18n.getMessage('names').split(' ');
  const found = new Map(names.map((name, index) => [name, sentences[index] ?? '']));
  return (key) => found.get(messageName(key)) ?? '';
}
