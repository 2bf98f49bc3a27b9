import browser from 'webextension-polyfill';
import type { Lookup } from '../core/index.ts';
import { messageName } from '../strings/name.ts';

/**
 * Looks sentences up in the browser's language; where it has none the browser itself falls back to `_locales/en`, which
 * a test keeps whole. Each is asked for once.
 */
export function browserLookup(): Lookup {
  const found = new Map<string, string>();
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const template = browser.i18n.getMessage(messageName(key));
    found.set(key, template);
    return template;
  };
}
