// Records in the DevTools page, where the browser lets it listen to requests (Chromium): it lives as long as DevTools are
// open, and no worker that may be stopped stands between the requests and the panel.
import browser from 'webextension-polyfill';
import { openDirect } from '../bridge/direct.ts';
import { localPorts, type NamedPort, offer } from '../bridge/neighbour.ts';
import { keepOpen } from '../bridge/port.ts';
import { type FromStandby, portName, type ToStandby } from '../bridge/protocol.ts';
import { listen } from '../capture/listen.ts';
import { createAnswer } from './answer.ts';
import { showCount } from './badge.ts';
import { createRecorder } from './recorder.ts';
import { createOutgoing } from './tail.ts';
import { hearProbes, probeOf, watchAccess, world } from './world.ts';
import { watchForWorkers } from './worker-signs.ts';

/** How long the background may take to say what it has, in milliseconds: it may have to start first, and to write. */
const PATIENCE = 10_000;

/** How long DevTools may take to close, in milliseconds. */
const LEAVING = 3000;

export function recordHere(tabId: number): void {
  const mark = `devtools-${crypto.randomUUID()}`;
  const capture = listen(
    (event) => {
      signs.see(event);
      recorder.hear(event);
      outgoing.note(event);
    },
    { tabId, mark },
  );
  capture.start();
  const everywhere = listen(
    (event) => {
      if (event.details.tabId < 0) recorder.hear(event);
    },
    { mark },
  );
  const signs = watchForWorkers(() => everywhere.start(), mark);

  const adopted = createAnswer<boolean>();
  setTimeout(() => adopted.give(false), PATIENCE);
  const recorder = createRecorder({
    ...world,
    tabId,
    inherits: adopted.given,
    isBacked: true,
    setCapturing: () => {},
    probe: probeOf(tabId),
  });
  const panels = new Set<NamedPort>();
  const name = portName(tabId, 'keeper', mark);
  let hand: ((message: unknown) => void) | null = null;
  const outgoing = createOutgoing((events) => hand?.(events));
  const standby = keepOpen<ToStandby, FromStandby>(
    {
      connect() {
        void openDirect(name).then((opened) => (hand = opened));
        return browser.runtime.connect({ name });
      },
      receive: ({ body }) => adopted.give(body.found),
      onState(state) {
        // What a worker that was stopped had been handed is with nobody until it is written.
        if (state === 'connecting') void recorder.flush();
        if (state !== 'gone') return;
        // The extension was updated or reloaded: the panel learns it as it tries to connect again.
        offer(null);
        for (const port of panels) port.disconnect();
      },
    },
    (link) => link.send('ping', {}),
  );
  standby.send('adopt', {});

  const connect = (port: NamedPort): void => {
    panels.add(port);
    port.onDisconnect.addListener(() => panels.delete(port));
    recorder.connect(port);
    showCount(port, browser.action, browser.tabs.onUpdated);
  };
  connect(localPorts(portName(tabId, 'keeper'))[1]);
  offer(connect);
  hearProbes(recorder, tabId);
  watchAccess(recorder);
  browser.storage.local.onChanged.addListener((changes) => {
    for (const which of ['probe', 'workers'] as const) {
      if (which in changes) recorder.turnProbe(which, changes[which]?.newValue === true);
    }
  });
  addEventListener('beforeunload', () => {
    standby.send('leaving', {});
    outgoing.hasten();
    // Should they stay after all.
    setTimeout(outgoing.relax, LEAVING);
    void recorder.flush();
  });
}
