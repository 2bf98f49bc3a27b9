import browser from 'webextension-polyfill';
import type { Port } from './link.ts';
import { findNeighbour, localPorts } from './neighbour.ts';
import { comeback, portName } from './protocol.ts';

/**
 * A port from the panel to whoever records the tab: the DevTools page beside it, or the background where the DevTools
 * page may not listen to requests.
 * @param known the number of the last change that the panel was told, where it has the whole log up to it
 * @throws Error when the extension is no more
 */
export function reachRecorder(tabId: number, known: number | null): Port {
  const name = portName(tabId, 'panel', ...(known === null ? [] : [comeback(known)]));
  const neighbour = findNeighbour();
  if (neighbour === null) return browser.runtime.connect({ name });
  const [near, far] = localPorts(name);
  neighbour(far);
  // A panel that is reloaded leaves its port behind, and with it everything that listens to it.
  addEventListener('pagehide', () => near.disconnect(), { once: true });
  return near;
}
