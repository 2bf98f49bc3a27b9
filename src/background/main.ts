// The background: records in Firefox; in Chromium, where DevTools pages record themselves, it goes on when they close.
import browser from 'webextension-polyfill';
import { hearDirect } from '../bridge/direct.ts';
import { readPortName } from '../bridge/protocol.ts';
import { listen } from '../capture/listen.ts';
import type { WebRequestEvent } from '../core/index.ts';
import { showCount } from './badge.ts';
import { createRecorder } from './recorder.ts';
import type { Recorder } from './recorder-face.ts';
import { createStandby } from './standby.ts';
import { hearProbes, isFirefox, probeOf, watchAccess, world } from './world.ts';

function record(): void {
  const capture = listen((event) => recorder.hear(event));
  const recorder = createRecorder({
    ...world,
    setCapturing: (capturing) => (capturing ? capture.start() : capture.stop()),
    probe: probeOf(),
  });
  // At once and at top level: the event that woke the background is delivered to listeners that are there by now.
  capture.start();
  browser.runtime.onConnect.addListener((port) => {
    recorder.connect(port);
    showCount(port, browser.action, browser.tabs.onUpdated);
  });
  hearProbes(recorder);
  watchAccess(recorder);
}

/** For a panel that stands in a tab, without a DevTools page beside it. */
function recordAside(tabId: number, over: () => void): Recorder {
  const capture = listen((event) => recorder.hear(event), { tabId });
  const recorder = createRecorder({
    ...world,
    tabId,
    setCapturing(capturing) {
      if (capturing) capture.start();
      else {
        capture.stop();
        over();
      }
    },
    probe: probeOf(tabId),
  });
  hearProbes(recorder, tabId);
  watchAccess(recorder);
  return recorder;
}

/** Our own page is on the other side: that it is a list is looked at, and the events are believed. */
const isEvents = (value: unknown): value is readonly WebRequestEvent[] => Array.isArray(value);
const eventsIn = (value: unknown): readonly WebRequestEvent[] => (isEvents(value) ? value : []);

function standBy(): void {
  const standby = createStandby({
    store: browser.storage.session,
    listen: (tabId, receive) => listen(receive, { tabId }),
    record: (options) => createRecorder({ ...world, ...options, probe: probeOf(options.tabId) }),
  });
  hearDirect((name, read) => standby.heard(name, () => eventsIn(read())));
  const aside = new Map<number, Recorder>();
  browser.runtime.onConnect.addListener((port) => {
    // Of a DevTools page it shows nothing, and takes away what is shown when DevTools close.
    showCount(port, browser.action, browser.tabs.onUpdated);
    const served = readPortName(port.name);
    if (served?.role !== 'panel') return standby.connect(port);
    const { tabId } = served;
    const recorder = aside.get(tabId) ?? recordAside(tabId, () => aside.delete(tabId));
    aside.set(tabId, recorder);
    recorder.connect(port);
  });
}

if (isFirefox) record();
else standBy();
