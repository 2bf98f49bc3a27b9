// A recorder with everything around it but the browser: storage that outlives it, ports, recorded events.
import { readFileSync } from 'node:fs';
import { createProbe } from '../../src/background/probe.ts';
import { createRecorder } from '../../src/background/recorder.ts';
import { createLink, type Sender } from '../../src/bridge/link.ts';
import { keyOf } from '../../src/bridge/limit.ts';
import {
  type Entry,
  comeback,
  type Envelope,
  type FromProbe,
  portName,
  type PortRole,
  type ToBackground,
  type ToPanel,
} from '../../src/bridge/protocol.ts';
import type { Caller, Exchange, WebRequestEvent } from '../../src/core/index.ts';
import { type FakePort, fakePorts, fakeScripts, fakeSettings, fakeStore } from '../support/fake-browser.ts';

interface Recording {
  readonly case: string;
  readonly events: readonly WebRequestEvent[];
}

const recordings: readonly Recording[] = readFileSync('test/conformance/recordings/chromium.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line): Recording => JSON.parse(line));

/** Long after the epoch, as the browser's clock is; recordings count from their first event. */
export const START = 1_700_000_000_000;

/** The events that Chromium gave in one case, as if they came from this tab, each request with a number of its own. */
export function recorded(name: string, { tabId = 1, start = START, prefix = '' } = {}): readonly WebRequestEvent[] {
  const found = recordings.find((recording) => recording.case === name);
  if (found === undefined) throw new Error(`No recording ${name}`);
  return found.events.map(({ event, details }) => ({
    event,
    details: { ...details, tabId, requestId: prefix + details.requestId, timeStamp: start + details.timeStamp },
  }));
}

export function mainFrame(url: string, { id = 'n1', tabId = 1, time = START } = {}): WebRequestEvent {
  const details = { requestId: id, url, method: 'GET', type: 'main_frame', tabId, frameId: 0, timeStamp: time };
  return { event: 'onBeforeRequest', details };
}

export interface PanelEnd {
  readonly port: FakePort;
  readonly link: Sender<ToBackground>;
  /** The names of the messages, in order. */
  readonly heard: string[];
  /** The keys of the entries of each message, in order. */
  readonly told: (readonly string[])[];
  /** How far the panel has the log. */
  readonly known: () => number | null;
  /** The log as a panel would have it. */
  readonly log: () => readonly Entry[];
  readonly exchanges: () => readonly Exchange[];
  readonly settings: () => unknown;
  /** What the panel knows of the page probe's switch. */
  readonly probe: () => unknown;
  /** The same of the one for workers. */
  readonly workers: () => unknown;
}

/** A world in which the worker can be killed and woken again: what it wrote is all that is left. */
export function createWorld(
  store = fakeStore(),
  originOfTab = (): Promise<string | null> => Promise.resolve('https://app.example.test:8443'),
  { isBacked = false } = {},
) {
  const capturing: boolean[] = [];
  const quieted: number[] = [];
  const quietedWorkers: number[] = [];
  const open = new Set<string>();
  const [scripts, local] = [fakeScripts(), fakeSettings()];
  const boot = () =>
    createRecorder({
      browser: 'chromium',
      ownOrigin: 'chrome-extension://own',
      store,
      isBacked,
      originOfTab,
      isOpen: (origin) => Promise.resolve(open.has(origin)),
      setCapturing: (on) => capturing.push(on),
      probe: createProbe(scripts, local),
      quiet: (tabId, what) => (what === 'off' ? quieted : quietedWorkers).push(tabId),
    });
  let recorder = boot();
  return {
    store,
    /** The origins of pages that are open in some tab. */
    open,
    capturing,
    /** The tabs that were told that nobody asks their pages any more. */
    quieted,
    /** The same for the workers of their pages. */
    quietedWorkers,
    /** The page probe's scripts as the browser has them, and the settings that outlive it. */
    scripts,
    local,
    /** A message of a page's probe; resolves to the answer. */
    say: (message: Envelope<FromProbe>, caller: Partial<Caller> = {}): Promise<boolean | readonly string[]> =>
      recorder.hearProbe(message, { tabId: 1, frameId: 0, documentId: null, ...caller }),
    hear: (events: readonly WebRequestEvent[]): void => {
      for (const event of events) recorder.hear(event);
    },
    ready: () => recorder.ready,
    flush: () => recorder.flush(),
    kill(): void {
      recorder = boot();
    },
    /** @param before the same panel's end of an earlier port */
    connect: (tabId = 1, role: PortRole = 'panel', before?: PanelEnd): PanelEnd => {
      const known = before?.known();
      const [near, far] = fakePorts(portName(tabId, role, ...(typeof known === 'number' ? [comeback(known)] : [])));
      const end = panelEnd(near, before?.log());
      recorder.connect(far);
      return end;
    },
    connectAs: (name: string): FakePort => {
      const [near, far] = fakePorts(name);
      recorder.connect(far);
      return near;
    },
  };
}

function panelEnd(port: FakePort, before: readonly Entry[] = []): PanelEnd {
  const heard: string[] = [];
  const told: (readonly string[])[] = [];
  const byKey = new Map(before.map((entry) => [keyOf(entry), entry]));
  let known: number | null = null;
  let settings: unknown = null;
  let probe: unknown = null;
  let workers: unknown = null;
  const link = createLink<ToBackground, ToPanel>(port, (message) => {
    heard.push(message.name);
    if (message.name === 'log' || message.name === 'cleared') byKey.clear();
    if (message.name === 'log' || message.name === 'older' || message.name === 'entries') {
      for (const entry of message.body.entries) byKey.set(keyOf(entry), entry);
      told.push(message.body.entries.map(keyOf));
    }
    if ('seq' in message.body) known = message.body.seq;
    if (message.name === 'settings') settings = message.body;
    else if (message.name === 'probe') probe = message.body;
    else if (message.name === 'workers') workers = message.body;
    else if (message.name === 'log' || message.name === 'cleared') settings = message.body.settings;
  });
  return {
    port,
    link,
    heard,
    told,
    known: () => known,
    log: () => [...byKey.values()],
    exchanges: () => [...byKey.values()].flatMap((entry) => (entry.kind === 'exchange' ? [entry.exchange] : [])),
    settings: () => settings,
    probe: () => probe,
    workers: () => workers,
  };
}
