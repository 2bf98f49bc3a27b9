// The only file that touches browser.webRequest.
import browser from 'webextension-polyfill';
import type { WebRequestEvent } from '../core/index.ts';

type Details = WebRequestEvent['details'];

/** The part that all seven events have in common; their types differ only in what nobody here reads. */
interface Signal {
  addListener(heard: (details: Details) => void, filter: { urls: string[] }, extraInfo?: string[]): void;
  removeListener(heard: (details: Details) => void): void;
}

export interface Capture {
  start(): void;
  stop(): void;
}

const EVENTS = [
  'onBeforeRequest',
  'onBeforeSendHeaders',
  'onHeadersReceived',
  'onBeforeRedirect',
  'onResponseStarted',
  'onCompleted',
  'onErrorOccurred',
] as const satisfies readonly WebRequestEvent['event'][];

/**
 * Without `extraHeaders` Chromium hides preflights, the Origin header and every response that CORS blocks; Firefox shows
 * them anyway, and throws on an option that it does not know. Each browser lists what an event takes in an enum.
 */
const WANTED = new Set(['requestHeaders', 'responseHeaders', 'extraHeaders']);

function extraInfoFor(event: string): string[] {
  const api: unknown = browser.webRequest;
  const key = `${event.charAt(0).toUpperCase()}${event.slice(1)}Options`;
  const options = new Map<string, unknown>(Object.entries(Object(api))).get(key);
  return Object.values(Object(options)).filter((name): name is string => typeof name === 'string' && WANTED.has(name));
}

/**
 * Hands on every event of every request, exactly as the browser gave it. It decides nothing.
 * `start` has to be called while the worker's script first runs: an event that woke the worker is lost otherwise.
 * After `stop` the browser does not wake the worker any more.
 */
export function listen(receive: (event: WebRequestEvent) => void): Capture {
  const signals: Record<WebRequestEvent['event'], Signal> = browser.webRequest;
  const heard = EVENTS.map((event) => {
    const hear = (details: Details): void => receive({ event, details });
    return { event, hear };
  });
  let listening = false;
  return {
    start() {
      if (listening) return;
      listening = true;
      for (const { event, hear } of heard) {
        const extra = extraInfoFor(event);
        // No type filter: preflights of beacons are of type "other". Firefox refuses a third argument it has no use for.
        if (extra.length === 0) signals[event].addListener(hear, { urls: ['<all_urls>'] });
        else signals[event].addListener(hear, { urls: ['<all_urls>'] }, extra);
      }
    },
    stop() {
      listening = false;
      for (const { event, hear } of heard) signals[event].removeListener(hear);
    },
  };
}
