// The only file that touches browser.webRequest.
import browser from 'webextension-polyfill';
import type { WebRequest } from 'webextension-polyfill';
import type { WebRequestEvent } from '../core/index.ts';

type Details = WebRequestEvent['details'];

interface Filter {
  urls: string[];
  tabId?: number;
  types?: WebRequest.ResourceType[];
}

/** The part that all these events have in common; their types differ only in what nobody here reads. */
interface Signal {
  addListener(heard: (details: Details) => void, filter: Filter, extraInfo?: string[]): void;
  removeListener(heard: (details: Details) => void): void;
}

export interface Capture {
  start(): void;
  stop(): void;
}

/**
 * The events that are needed, each with the headers that only it tells. What each costs, and why onSendHeaders is not among
 * them: docs/decisions/010-capture-beside-the-page.md.
 */
const EVENTS = [
  { event: 'onBeforeRequest', headers: null },
  { event: 'onBeforeSendHeaders', headers: 'requestHeaders' },
  { event: 'onHeadersReceived', headers: 'responseHeaders' },
  // After the edits of other extensions: what the browser judged.
  { event: 'onResponseStarted', headers: 'responseHeaders' },
  { event: 'onCompleted', headers: null },
  { event: 'onErrorOccurred', headers: null },
  // Firefox only, where it ends what a service worker took. In Chromium it says nothing new.
  { event: 'onBeforeRedirect', headers: null },
] as const;

/**
 * Without `extraHeaders` Chromium hides preflights, the Origin header and every response that CORS blocks; Firefox shows
 * them anyway, and throws on an option that it does not know. Each browser lists what an event takes in an enum.
 */
function extraInfoFor({ event, headers }: (typeof EVENTS)[number]): string[] {
  const api: unknown = browser.webRequest;
  const key = `${event.charAt(0).toUpperCase()}${event.slice(1)}Options`;
  const options = new Map<string, unknown>(Object.entries(Object(api))).get(key);
  const wanted = new Set<unknown>([headers, 'extraHeaders']);
  return Object.values(Object(options)).filter((name): name is string => typeof name === 'string' && wanted.has(name));
}

export interface ListenOptions {
  /** The one tab whose requests are heard; other tabs then cost nearly nothing. Requests without a tab are not among them. */
  readonly tabId?: number;
  /** Sets this context's listeners apart from those of every other: letters, digits and hyphens. */
  readonly mark?: string;
}

/**
 * When a context of the extension takes a listener away, Chromium 156 takes the listeners of its other contexts with it
 * that have the same event, filter and options. An address that does not exist makes a filter one's own.
 */
const ownUrls = (urls: string, mark: string | undefined): string[] =>
  mark === undefined ? [urls] : [urls, `https://${mark}.invalid/`];

/**
 * Hands on every event, exactly as the browser gave it. It decides nothing.
 * In a worker `start` has to be called while its script first runs: an event that woke the worker is lost otherwise.
 * After `stop` the browser does not wake the worker any more.
 */
export function listen(receive: (event: WebRequestEvent) => void, { tabId, mark }: ListenOptions = {}): Capture {
  const signals: Record<(typeof EVENTS)[number]['event'], Signal> = browser.webRequest;
  const filter: Filter = { urls: ownUrls('<all_urls>', mark), ...(tabId === undefined ? {} : { tabId }) };
  const heard = EVENTS.flatMap((one) => {
    const { event } = one;
    const extra = extraInfoFor(one);
    if (event === 'onBeforeRedirect' && extra.includes('extraHeaders')) return [];
    const hear = (details: Details): void => receive({ event, details });
    return [{ event, hear, extra }];
  });
  let listening = false;
  return {
    start() {
      if (listening) return;
      listening = true;
      for (const { event, hear, extra } of heard) {
        // No type filter: preflights of beacons are of type "other". Firefox refuses a third argument it has no use for.
        if (extra.length === 0) signals[event].addListener(hear, filter);
        else signals[event].addListener(hear, filter, extra);
      }
    },
    stop() {
      listening = false;
      for (const { event, hear } of heard) signals[event].removeListener(hear);
    },
  };
}

/**
 * Hands on the beginning of each script that is requested of a host, from whatever tab or from none: no headers, and other
 * hosts cost nothing.
 */
export function listenForScripts(
  hostname: string,
  receive: (details: Details) => void,
  { mark }: Pick<ListenOptions, 'mark'> = {},
): Capture {
  const signal: Signal = browser.webRequest.onBeforeRequest;
  return {
    start: () => signal.addListener(receive, { urls: ownUrls(`*://${hostname}/*`, mark), types: ['script'] }),
    stop: () => signal.removeListener(receive),
  };
}
