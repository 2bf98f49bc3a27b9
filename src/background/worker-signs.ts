// Requests of shared and service workers belong to no tab, and no filter of the browser finds them among those of all
// tabs: all are listened to only once there is a sign that an inspected page has such a worker.
import { onNavigated, textFromPage } from '../browser/devtools.ts';
import type { WebRequestEvent } from '../core/index.ts';

export interface WorkerSigns {
  readonly see: (event: WebRequestEvent) => void;
}

const CONTROLLED = `navigator.serviceWorker?.controller ? 'yes' : 'no'`;

/** @param found called for each sign */
export function watchForWorkers(found: () => void): WorkerSigns {
  async function ask(): Promise<void> {
    try {
      if ((await textFromPage(CONTROLLED)) === 'yes') found();
    } catch {
      // A page of the browser's own.
    }
  }
  onNavigated(() => void ask());
  void ask();
  return {
    see({ event, details }) {
      if (event !== 'onBeforeSendHeaders' || details.type !== 'script') return;
      const goal = details.requestHeaders?.find(({ name }) => name.toLowerCase() === 'sec-fetch-dest')?.value;
      if (goal === 'sharedworker' || goal === 'serviceworker') found();
    },
  };
}
