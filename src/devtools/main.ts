// Runs unseen as long as DevTools are open: makes the panel, has the page recorded before the panel is shown, and reads
// DevTools' own log.
import browser from 'webextension-polyfill';
import { recordHere } from '../background/record-here.ts';
import { isFirefox } from '../background/world.ts';
import { openChannel } from '../bridge/devtools-channel.ts';
import { keepConnected } from '../bridge/port.ts';
import { portName } from '../bridge/protocol.ts';
import { onRequestFinished, readLog, tabId } from '../browser/devtools.ts';
import { createNetworkLog } from './network-log.ts';

if (isFirefox) {
  // There only the background may listen to requests; a port keeps it at that.
  keepConnected({
    connect: () => browser.runtime.connect({ name: portName(tabId(), 'keeper') }),
    receive: () => {},
  });
} else recordHere(tabId());
const { hear, recall } = createNetworkLog(openChannel(tabId()));
onRequestFinished(hear);
if (!isFirefox) readLog(recall);
// With a leading slash both browsers resolve the paths against the extension's root.
void browser.devtools.panels.create('CORS', '/icons/icon-32.png', '/src/panel/panel.html');
