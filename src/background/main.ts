// The background: records in Firefox; in Chromium, where DevTools pages record themselves, it goes on when they close.
import browser from 'webextension-polyfill';
import { listen } from '../capture/listen.ts';
import { createRecorder } from './recorder.ts';
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
  browser.runtime.onConnect.addListener((port) => recorder.connect(port));
  hearProbes(recorder);
  watchAccess(recorder);
}

function standBy(): void {
  const standby = createStandby({
    store: browser.storage.session,
    listen: (tabId, receive) => listen(receive, { tabId }),
    record: (options) => createRecorder({ ...world, ...options, probe: probeOf(options.tabId) }),
  });
  browser.runtime.onConnect.addListener((port) => standby.connect(port));
}

if (isFirefox) record();
else standBy();
