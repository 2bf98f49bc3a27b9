// Wires the capture to the recorder, and the recorder to the ports of DevTools.
import browser from 'webextension-polyfill';
import { listen } from '../capture/listen.ts';
import { createRecorder } from './recorder.ts';

const ownOrigin = browser.runtime.getURL('').replace(/\/$/, '');

async function originOfTab(tabId: number): Promise<string | null> {
  try {
    const { url } = await browser.tabs.get(tabId);
    return url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
  } catch {
    // The tab is gone.
    return null;
  }
}

const capture = listen((event) => recorder.hear(event));
const recorder = createRecorder({
  browser: ownOrigin.startsWith('moz-extension:') ? 'firefox' : 'chromium',
  ownOrigin,
  store: browser.storage.session,
  originOfTab,
  setCapturing: (capturing) => (capturing ? capture.start() : capture.stop()),
});
// At once and at top level: the event that woke the worker is delivered to listeners that are there by now.
capture.start();
browser.runtime.onConnect.addListener((port) => recorder.connect(port));
