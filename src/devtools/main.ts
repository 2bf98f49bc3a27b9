// Runs unseen as long as DevTools is open: makes the panel, and holds a port so that capture starts before it is shown.
import browser from 'webextension-polyfill';
import { keepConnected } from '../bridge/port.ts';
import { portName } from '../bridge/protocol.ts';

keepConnected({
  connect: () => browser.runtime.connect({ name: portName(browser.devtools.inspectedWindow.tabId, 'keeper') }),
  receive: () => {},
});
// With a leading slash both browsers resolve the paths against the extension's root.
void browser.devtools.panels.create('CORS', '/icons/icon-32.png', '/src/panel/panel.html');
