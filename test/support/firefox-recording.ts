import { portName } from '../../src/bridge/protocol.ts';
import type { Firefox } from './firefox.ts';
import { devtoolsFor } from './panel-tab.ts';

/**
 * Does what a DevTools page does in Firefox: a port that stays has the background record the tab. The tab's page is one of
 * app.shop.test, and a file of the extension is open beside it.
 */
export async function keepRecording(firefox: Firefox): Promise<void> {
  const tabId = await firefox.inPanel(`chrome.tabs.query({ url: '*://app.shop.test/*' }).then(([tab]) => tab.id)`);
  await firefox.inPanel(`(() => ${devtoolsFor(Number(tabId))})()`);
  await firefox.inPanel(`(function connect() {
    chrome.runtime.connect({ name: ${JSON.stringify(portName(Number(tabId), 'keeper'))} }).onDisconnect.addListener(connect);
  })()`);
}
