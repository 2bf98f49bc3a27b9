// The composition root: the browser's side of everything the panel needs.
import { signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { openChannel } from '../bridge/devtools-channel.ts';
import { keepConnected } from '../bridge/port.ts';
import { reachRecorder } from '../bridge/reach-recorder.ts';
import {
  networkPanel,
  onNavigated,
  openResource,
  pageUrl as askPageUrl,
  reloadPage,
  tabId,
  watchTheme,
} from '../browser/devtools.ts';
import { browserLookup } from '../browser/text.ts';
import { phrase } from '../core/text/message.ts';
import { App } from './App.tsx';
import { createPanel } from './create-panel.ts';
import { saveFile } from './export/save-file.ts';
import { PanelContext } from './panel-context.ts';
import { loadParts } from './parts.ts';
import { say } from './strings.ts';
import './theme.css';

const pageUrl = signal('');
const setPageUrl = (url: string): void => {
  pageUrl.value = url;
};
void askPageUrl().then(setPageUrl);
const navigations = signal(0);
onNavigated((url) => {
  setPageUrl(url);
  navigations.value++;
});
watchTheme((theme) => {
  document.documentElement.style.colorScheme = theme;
});

const { release, ingress, columns } = await browser.storage.local.get(['release', 'ingress', 'columns']);
/** When the list has been drawn: what can wait waits for it. */
const drawn = new Promise<void>((resolve) => {
  requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 2000 }));
});
const network = networkPanel();
const lookup = browserLookup();
const panel = createPanel({
  lookup,
  connect: (receive, onState, known) =>
    keepConnected({ connect: () => reachRecorder(tabId(), known()), receive, onState }),
  channel: openChannel(tabId()),
  drawn,
  pageUrl,
  navigations,
  version: browser.runtime.getManifest().version,
  reloadPage,
  reloadPanel: () => location.reload(),
  // Nothing to say where the user refuses: the banner stays.
  grantAccess: () => void browser.permissions.request({ origins: ['<all_urls>'] }).catch(() => false),
  showInNetwork: network === null ? null : (url) => network.show(`url:${url}`),
  openSource: openResource(),
  saveFile,
  savedRelease: typeof release === 'string' ? release : undefined,
  saveRelease: (chosen) => void browser.storage.local.set({ release: chosen }),
  savedIngress: ingress,
  saveIngress: (texts) => void browser.storage.local.set({ ingress: texts }),
  savedColumns: columns,
  saveColumns: (layout) => void browser.storage.local.set({ columns: layout }),
});
// Not the browser's language: in one that Preflight does not speak, the sentences are English.
document.documentElement.lang = phrase(say('language'), lookup);
render(
  <PanelContext.Provider value={panel}>
    <App />
  </PanelContext.Provider>,
  document.body,
);
void drawn.then(loadParts);
