// In the extension's world of a document: passes on what the half in the page's world reports, as long as somebody asks.
import { type Envelope, type FromProbe, PROBE_OFF } from '../bridge/protocol.ts';
import { createAllowance } from './allowance.ts';
import { LISTENING, NAMED, offName } from './names.ts';

/** The two calls that are used; the polyfill would weigh more than all the rest of what every document gets. */
declare const chrome: {
  readonly runtime: {
    sendMessage(message: Envelope<FromProbe>): Promise<unknown>;
    readonly onMessage: { addListener(heard: (message: unknown) => void): void };
  };
};

/** A report longer than any that is taken in is not even read. */
const TEXT_LIMIT = 10_000;

const detailOf = (event: Event): string => (event instanceof CustomEvent ? String(event.detail) : '');

function relay(name: string): void {
  const mayPass = createAllowance();
  let isAsked = true;

  const stop = (): void => {
    isAsked = false;
    removeEventListener(name, hear);
    dispatchEvent(new Event(offName(name)));
  };
  async function say(message: Envelope<FromProbe>): Promise<void> {
    try {
      const isWanted = await chrome.runtime.sendMessage(message);
      if (isWanted !== true && isAsked) stop();
    } catch {
      // The extension was updated or switched off.
      if (isAsked) stop();
    }
  }
  function hear(event: Event): void {
    const text = detailOf(event);
    if (text.length > TEXT_LIMIT || !mayPass(Date.now())) return;
    try {
      void say({ name: 'call', body: { report: JSON.parse(text) } });
    } catch {
      // No report.
    }
  }
  addEventListener(name, hear);
  chrome.runtime.onMessage.addListener((message) => {
    if (message === PROBE_OFF && isAsked) stop();
  });
  void say({ name: 'ready', body: {} });
}

addEventListener(
  NAMED,
  (event) => {
    relay(detailOf(event));
    // Where this half was first, the other still waits for this.
    dispatchEvent(new Event(LISTENING));
  },
  { once: true },
);
dispatchEvent(new Event(LISTENING));
