// Requests of shared and service workers belong to no tab, and no filter of the browser finds them among those of all
// tabs: all are listened to only once there is a sign that the inspected page has such a worker.
import { onNavigated, textFromPage } from '../browser/devtools.ts';
import { type Capture, listenForScripts } from '../capture/listen.ts';
import type { WebRequestEvent } from '../core/index.ts';

export interface WorkerSigns {
  /** Takes in each event of the inspected tab. */
  readonly see: (event: WebRequestEvent) => void;
}

/** The page's address, then a mark when a service worker stands between it and the network. */
const PAGE = `location.href + (navigator.serviceWorker?.controller ? ' controlled' : '')`;
/** Hosts of documents that are looked after; a page with more frames than that has them from elsewhere. */
const HOST_LIMIT = 20;

const hostOf = (url: string): string => (/^https?:/.test(url) && URL.canParse(url) ? new URL(url).hostname : '');

/**
 * @param found called at the first sign; then nothing is looked after any more
 * @param mark sets the listeners of this context apart
 */
export function watchForWorkers(found: () => void, mark: string): WorkerSigns {
  const scripts = new Map<string, Capture>();
  let isFound = false;
  let looked = '';

  function conclude(): void {
    if (isFound) return;
    isFound = true;
    for (const listener of scripts.values()) listener.stop();
    scripts.clear();
    found();
  }
  /** A service worker's script comes from the host of its page, and its request belongs to no tab. */
  function lookAfter(url: string): void {
    const host = hostOf(url);
    if (isFound || host === '' || scripts.has(host) || scripts.size === HOST_LIMIT) return;
    const listener = listenForScripts(
      host,
      ({ tabId }) => {
        if (tabId < 0) conclude();
      },
      { mark },
    );
    scripts.set(host, listener);
    listener.start();
  }
  async function ask(): Promise<void> {
    try {
      const [url = '', controlled] = (await textFromPage(PAGE)).split(' ');
      if (controlled !== undefined) conclude();
      lookAfter(url);
    } catch {
      // A page of the browser's own.
    }
  }
  onNavigated(() => void ask());
  void ask();
  return {
    see({ event, details }) {
      if (isFound) return;
      if (event === 'onBeforeRequest') {
        const from = details.type.endsWith('_frame') ? details.url : (details.initiator ?? '');
        // A page's requests name it one after the other.
        if (from !== looked) lookAfter(from);
        looked = from;
      }
      if (event !== 'onBeforeSendHeaders' || details.type !== 'script') return;
      const goal = details.requestHeaders?.find(({ name }) => name.toLowerCase() === 'sec-fetch-dest')?.value;
      if (goal === 'sharedworker') conclude();
    },
  };
}
