// Wires the capture to the recorder, and the recorder to the ports of DevTools.
import browser from 'webextension-polyfill';
import type { Runtime } from 'webextension-polyfill';
import { type Envelope, type FromProbe, PROBE_OFF } from '../bridge/protocol.ts';
import { listen } from '../capture/listen.ts';
import type { Caller } from '../core/index.ts';
import { createProbe } from './probe.ts';
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
  probe: createProbe(browser.scripting, browser.storage.local),
  // Most tabs have no probe in them: nobody answers there.
  quiet: (tabId) => void browser.tabs.sendMessage(tabId, PROBE_OFF).catch(() => {}),
});

/** A document of a tab; other pages of the extension have no probe. */
function callerOf({ tab, frameId, documentId }: Runtime.MessageSender): Caller | null {
  if (tab?.id === undefined || frameId === undefined) return null;
  return { tabId: tab.id, frameId, documentId: documentId ?? null };
}
/** Only our own scripts can send to us, so that the envelope is looked at; what the page put into it, the core reads. */
function isFromProbe(message: unknown): message is Envelope<FromProbe> {
  return typeof message === 'object' && message !== null && 'name' in message && 'body' in message;
}

// At once and at top level: the event that woke the worker is delivered to listeners that are there by now.
capture.start();
browser.runtime.onConnect.addListener((port) => recorder.connect(port));
browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  const caller = callerOf(sender);
  return caller !== null && isFromProbe(message) ? recorder.hearProbe(message, caller) : undefined;
});
