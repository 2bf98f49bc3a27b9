// The one place that knows how the browsers' DevTools APIs differ. Each difference was seen in Chromium 156 and Firefox 153.
import browser from 'webextension-polyfill';

export type Theme = 'light' | 'dark';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const propertyOf = (owner: unknown, name: string): unknown => (isObject(owner) ? Reflect.get(owner, name) : undefined);

/** What calls a method that not every browser has; `null` where it is missing. */
function methodOf(owner: unknown, name: string): ((...given: readonly unknown[]) => unknown) | null {
  const found = propertyOf(owner, name);
  return typeof found === 'function' ? (...given) => Reflect.apply(found, owner, given) : null;
}

/**
 * A text from the inspected page. The answer is the bare value in Chromium, `[value]` where the polyfill wraps an older
 * Chromium, and `[value, null]` in Firefox; a text can be told from all of them, an array could not.
 * @throws Error when the expression throws or gives no text, and where the page cannot be asked at all.
 */
export async function textFromPage(expression: string): Promise<string> {
  const answer: unknown = await browser.devtools.inspectedWindow.eval(expression);
  const value: unknown = Array.isArray(answer) ? answer[0] : answer;
  if (typeof value !== 'string') throw new Error(`No text from ${expression}`);
  return value;
}

/** The address of the inspected page; empty where it may not be asked, as on the browser's own pages. */
export async function pageUrl(): Promise<string> {
  try {
    return await textFromPage('location.href');
  } catch {
    return '';
  }
}

/** Calls back with the new address after each navigation of the inspected page. */
export function onNavigated(heard: (url: string) => void): void {
  browser.devtools.network.onNavigated.addListener(heard);
}

export const tabId = (): number => browser.devtools.inspectedWindow.tabId;

export function reloadPage(): void {
  browser.devtools.inspectedWindow.reload();
}

/**
 * Calls back with the theme of DevTools, now and on each change, where the page cannot see it by itself. In Chromium
 * `prefers-color-scheme` follows DevTools in the panel, and `onThemeChanged` does not exist; in Firefox it follows the
 * system.
 */
export function watchTheme(apply: (theme: Theme) => void): void {
  const panels: unknown = browser.devtools.panels;
  if (!isObject(panels) || !('onThemeChanged' in panels)) return;
  const tell = (name: string): void => apply(name === 'dark' ? 'dark' : 'light');
  browser.devtools.panels.onThemeChanged.addListener(tell);
  tell(browser.devtools.panels.themeName);
}

/** Opens the Network panel with this filter typed in; `null` where the browser has no such call (Firefox). */
export function networkPanel(): { show(filter: string): void } | null {
  const show = methodOf(propertyOf(browser.devtools.panels, 'network'), 'show');
  return show === null ? null : { show: (filter) => void show({ filter }) };
}

/** Opens a source of the page in DevTools, line and column counted from 0; `null` where the browser has no such call (Firefox). */
export function openResource(): ((url: string, line: number, column: number) => void) | null {
  const open = methodOf(browser.devtools.panels, 'openResource');
  return open === null ? null : (url, line, column) => void open(url, line, column, () => {});
}

/**
 * Calls back with each entry that DevTools add to their log, and with what asks for its body: text, or `null` where there
 * is none or it is not text.
 */
export function onRequestFinished(heard: (entry: unknown, body: () => Promise<unknown>) => void): void {
  browser.devtools.network.onRequestFinished.addListener((entry: unknown) => heard(entry, () => bodyOf(entry)));
}

/**
 * Calls back in the same way with each entry that DevTools have by now, where they may have had it before the listener
 * (Chromium; seen on a busy machine). Firefox has its listener first, and would load its Network panel for the answer.
 */
export function readLog(heard: (entry: unknown, body: () => Promise<unknown>) => void): void {
  const read = (log: unknown): void => {
    const entries = propertyOf(log, 'entries');
    if (Array.isArray(entries)) for (const entry of entries) heard(entry, () => bodyOf(entry));
  };
  methodOf(browser.devtools.network, 'getHAR')?.(read);
}

/** The answer goes to the callback in Chromium, and is promised where the polyfill wraps it and in Firefox. */
function bodyOf(entry: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const take = (content: unknown, encoding: unknown): void => resolve(encoding === 'base64' ? null : content);
    const ask = methodOf(entry, 'getContent');
    if (ask === null) {
      resolve(null);
      return;
    }
    const promised = ask(take);
    if (!(promised instanceof Promise)) return;
    promised.then(
      (answer: unknown) => (Array.isArray(answer) ? take(answer[0], answer[1]) : resolve(answer)),
      () => resolve(null),
    );
  });
}
