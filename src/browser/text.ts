import browser from 'webextension-polyfill';
import type { Catalog, Lookup } from '../core/index.ts';
import { messageName } from '../strings/name.ts';

/** Looks sentences up in the browser's language, then in English. Each is asked for once. */
export function lookupIn(english: Catalog): Lookup {
  const found = new Map<string, string>();
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const template = browser.i18n.getMessage(messageName(key)) || (english[key] ?? '');
    found.set(key, template);
    return template;
  };
}
