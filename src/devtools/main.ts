// Runs unseen as long as DevTools is open: makes the panel, holds a port so that capture starts before it is shown, and
// reads DevTools' own log.
import browser from 'webextension-polyfill';
import { openChannel } from '../bridge/devtools-channel.ts';
import { keepConnected } from '../bridge/port.ts';
import { portName } from '../bridge/protocol.ts';
import { onRequestFinished, tabId } from '../browser/devtools.ts';
import { createNetworkLog } from './network-log.ts';

keepConnected({
  connect: () => browser.runtime.connect({ name: portName(tabId(), 'keeper') }),
  receive: () => {},
});
onRequestFinished(createNetworkLog(openChannel(tabId())));
// With a leading slash both browsers resolve the paths against the extension's root.
void browser.devtools.panels.create('CORS', '/icons/icon-32.png', '/src/panel/panel.html');
