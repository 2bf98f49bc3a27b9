import browser from 'webextension-polyfill';
import type { Port } from './link.ts';
import { findNeighbour, localPorts } from './neighbour.ts';
import { portName } from './protocol.ts';

/**
 * A port from the panel to whoever records the tab: the DevTools page beside it, or the background where the DevTools
 * page may not listen to requests.
 * @throws Error when the extension is no more
 */
export function reachRecorder(tabId: number): Port {
  const neighbour = findNeighbour();
  if (neighbour === null) return browser.runtime.connect({ name: portName(tabId) });
  const [near, far] = localPorts(portName(tabId));
  neighbour(far);
  // A panel that is reloaded leaves its port behind, and with it everything that listens to it.
  addEventListener('pagehide', () => near.disconnect(), { once: true });
  return near;
}
