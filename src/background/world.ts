// What every recorder asks of the browser, wherever it runs.
import browser from 'webextension-polyfill';
import type { Runtime } from 'webextension-polyfill';
import type { Envelope, FromProbe, Quieting } from '../bridge/protocol.ts';
import type { Caller } from '../core/index.ts';
import { createProbe, type Probe } from './probe.ts';
import type { Recorder } from './recorder-face.ts';

const originOf = (url: string | undefined): string | null =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : null;

export const ownOrigin = browser.runtime.getURL('').replace(/\/$/, '');
export const isFirefox = ownOrigin.startsWith('moz-extension:');

async function originOfTab(tabId: number): Promise<string | null> {
  try {
    return originOf((await browser.tabs.get(tabId)).url);
  } catch {
    // The tab is gone.
    return null;
  }
}

async function isOpen(origin: string): Promise<boolean> {
  const tabs = await browser.tabs.query({});
  return tabs.some(({ url }) => originOf(url) === origin);
}

/** What is the same for every recorder. */
export const world = {
  browser: isFirefox ? 'firefox' : 'chromium',
  ownOrigin,
  store: browser.storage.session,
  originOfTab,
  isOpen,
  // Most tabs have no probe in them: nobody answers there.
  quiet: (tabId: number, what: Quieting): void => void browser.tabs.sendMessage(tabId, what).catch(() => {}),
} as const;

const TAB_KEY = /^tab:(\d+)$/;

/** Several recorders share the probe's scripts: they stay while any other tab's pages are asked. */
export const probeOf = (tabId?: number): Probe =>
  createProbe(
    {
      getRegisteredContentScripts: () => browser.scripting.getRegisteredContentScripts(),
      registerContentScripts: (scripts) => browser.scripting.registerContentScripts(scripts),
      async unregisterContentScripts() {
        if (tabId === undefined || !(await othersAsk(tabId))) await browser.scripting.unregisterContentScripts();
      },
    },
    browser.storage.local,
  );

async function othersAsk(tabId: number): Promise<boolean> {
  const stored = Object.entries(await browser.storage.session.get(null));
  return stored.some(([key, text]) => {
    const [, id] = TAB_KEY.exec(key) ?? [];
    return id !== undefined && Number(id) !== tabId && String(text).includes('"asked":true');
  });
}

/** A document of a tab; other pages of the extension have no probe. */
function callerOf({ tab, frameId, documentId }: Runtime.MessageSender): Caller | null {
  if (tab?.id === undefined || frameId === undefined) return null;
  return { tabId: tab.id, frameId, documentId: documentId ?? null };
}
/** Only our own scripts can send to us, so that the envelope is looked at; what the page put into it, the core reads. */
function isFromProbe(message: unknown): message is Envelope<FromProbe> {
  return typeof message === 'object' && message !== null && 'name' in message && 'body' in message;
}

/** Passes on what the probes of pages say. @param tabId the one tab that is listened to */
export function hearProbes(recorder: Recorder, tabId?: number): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const caller = callerOf(sender);
    if (caller === null || (tabId !== undefined && caller.tabId !== tabId) || !isFromProbe(message)) return undefined;
    return recorder.hearProbe(message, caller);
  });
}

const EVERYWHERE = { origins: ['<all_urls>'] };

/** Tells the recorder whether the user lets the extension see pages, now and on each change. */
export function watchAccess(recorder: Recorder): void {
  const look = async (): Promise<void> =>
    recorder.setAccess((await browser.permissions.contains(EVERYWHERE)) ? 'granted' : 'withheld');
  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
  void look();
}
