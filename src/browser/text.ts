import browser from 'webextension-polyfill';
import type { Lookup } from '../core/index.ts';
import { CODE_LENGTH, codeOf, messageName } from '../strings/name.ts';

/**
 * Looks sentences up in the browser's language, English where it is one that Preflight does not speak. The package has
 * all sentences of a language as one message, and codes of their names as another; see src/dev/packed-sentences.ts.
 */
export function browserLookup(): Lookup {
  const sentences = browser.i18n.getMessage('sentences').split('\n');
  const codes = browser.i18n.getMessage('names');
  const found = new Map(
    sentences.map((sentence, index) => [codes.slice(index * CODE_LENGTH, (index + 1) * CODE_LENGTH), sentence]),
  );
  return (key) => found.get(codeOf(messageName(key))) ?? '';
}
