// In the extension's world of a document: passes on what the half in the page's world reports, as long as somebody asks.
import { type Envelope, type FromProbe, PROBE_OFF, WORKERS_OFF } from '../bridge/protocol.ts';
import { createAllowance } from './allowance.ts';
import { reportOfElement } from './elements.ts';
import { LISTENING, NAMED, offName, workersName } from './names.ts';

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

/** Hears the workers that the half in the page's world starts with the probe. @returns what makes them silent again */
function relayWorkers(name: string, scripts: readonly unknown[], hearText: (text: string) => void): () => void {
  const say = (detail: string): void => void dispatchEvent(new CustomEvent(workersName(name), { detail }));
  const [reports, off] = [new BroadcastChannel(name), new BroadcastChannel(offName(name))];
  const sayOff = off.postMessage.bind(off);
  reports.addEventListener('message', ({ data }) => hearText(String(data)));
  say(scripts.join('\n'));
  return () => {
    say('');
    sayOff('');
    off.close();
    reports.close();
  };
}

const noWorkers = (): void => {};

function relay(name: string): void {
  const mayPass = createAllowance();
  let isAsked = true;
  let stopWorkers = noWorkers;

  const stop = (): void => {
    isAsked = false;
    removeEventListener(name, hear);
    removeEventListener('error', hearElement, true);
    stopWorkers();
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
  async function askWorkers(): Promise<void> {
    const message: Envelope<FromProbe> = { name: 'workers', body: {} };
    try {
      const scripts = await chrome.runtime.sendMessage(message);
      if (isAsked && Array.isArray(scripts) && scripts.length > 0) stopWorkers = relayWorkers(name, scripts, hearText);
    } catch {
      // The extension is gone: no worker is asked.
    }
  }
  const hear = (event: Event): void => hearText(detailOf(event));
  function hearText(text: string): void {
    if (text.length > TEXT_LIMIT || !mayPass(Date.now())) return;
    try {
      void say({ name: 'call', body: { report: JSON.parse(text) } });
    } catch {
      // No report.
    }
  }
  function hearElement(event: Event): void {
    const report = reportOfElement(event, Date.now());
    if (report !== null && mayPass(report.time)) void say({ name: 'call', body: { report } });
  }
  addEventListener(name, hear);
  // On the way down to the element: a page may take it away once it hears of the error.
  addEventListener('error', hearElement, true);
  chrome.runtime.onMessage.addListener((message) => {
    if (message === PROBE_OFF && isAsked) stop();
    if (message === WORKERS_OFF) stopWorkers();
  });
  void say({ name: 'ready', body: {} });
  void askWorkers();
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
