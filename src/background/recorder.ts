// From events to the panels: keeps a journal for each tab whose DevTools are open, and forgets it when they close.
import type { Entry, Envelope, FromProbe } from '../bridge/protocol.ts';
import { keyOf } from '../bridge/limit.ts';
import {
  type Browser,
  type Caller,
  createFold,
  type Fold,
  readCall,
  type RecordedChange,
  type WebRequestEvent,
} from '../core/index.ts';
import { followAsking } from './asking.ts';
import { createAudience, type NamedPort } from './audience.ts';
import { createJournal, type Journal } from './journal.ts';
import { createMirror, type SessionStore } from './mirror.ts';
import type { Probe } from './probe.ts';
import { initiatorOf, isCrossOrigin, isFetch } from './relevance.ts';
import { FOLD_KEY, readSaved, turnToGo } from './saved.ts';
import { tellLog } from './tell-log.ts';

export interface RecorderOptions {
  readonly browser: Browser;
  /** The extension's own origin: its requests are nobody's business. */
  readonly ownOrigin: string;
  readonly store: SessionStore;
  /** The origin of the page that a tab shows now; `null` when that cannot be told. */
  readonly originOfTab: (tabId: number) => Promise<string | null>;
  /** Starts and stops the capture: nobody listens, nothing is captured. */
  readonly setCapturing: (capturing: boolean) => void;
  readonly probe: Probe;
  /** Tells the pages of a tab that nobody asks them any more. */
  readonly quiet: (tabId: number) => void;
}

export interface Recorder {
  readonly hear: (event: WebRequestEvent) => void;
  readonly connect: (port: NamedPort) => void;
  /** Takes in what a page's probe says. Resolves to whether that page is asked any longer. */
  readonly hearProbe: (message: Envelope<FromProbe>, caller: Caller) => Promise<boolean>;
  /** Resolves when what an earlier worker wrote has been read back. */
  readonly ready: Promise<void>;
  /** Writes out what is not written yet. */
  readonly flush: () => Promise<void>;
}

/** How long changes are collected before the panels are told, in milliseconds: less than anyone sees. */
const TELL_DELAY = 30;
/** How long a remembered tab may stay without a port after the worker was stopped; ports come back within 5 s. */
const RETURN_TIME = 15_000;

export function createRecorder(options: RecorderOptions): Recorder {
  const { browser, ownOrigin, store, originOfTab, setCapturing, probe, quiet } = options;
  const journals = new Map<number, Journal>();
  const untold = new Map<number, Map<string, Entry>>();
  let fold: Fold = createFold(browser);
  // Events that come before the storage has been read; `null` afterwards.
  let early: WebRequestEvent[] | null = [];
  // The tabs of an earlier worker, whose ports may still come back one after the other.
  const returning = new Set<number>();
  let telling: ReturnType<typeof setTimeout> | undefined;
  const mirror = createMirror(store, { latest: () => ({ [FOLD_KEY]: fold.save() }), turnToGo });

  function tell(): void {
    telling = undefined;
    for (const [tabId, entries] of untold) audience.tell(tabId, 'entries', { entries: [...entries.values()] });
    untold.clear();
  }
  function note(tabId: number, entry: Entry): void {
    const entries = untold.get(tabId) ?? new Map<string, Entry>();
    untold.set(tabId, entries.set(keyOf(entry), entry));
    telling ??= setTimeout(tell, TELL_DELAY);
  }
  function emptied(tabId: number, { state }: Journal): void {
    untold.delete(tabId);
    audience.tell(tabId, 'cleared', { settings: state.settings });
  }

  function navigate(journal: Journal, { tabId, requestId, url, timeStamp }: WebRequestEvent['details']): void {
    const entry = journal.navigate({ id: requestId, url, time: timeStamp });
    journal.change({ pageOrigin: new URL(url).origin });
    if (entry === 'cleared') emptied(tabId, journal);
    else note(tabId, entry);
  }
  /** Requests of shared and service workers belong to no tab: they are shown where the page has the worker's origin. */
  function tabsOf(tabId: number, origin: string | null): readonly number[] {
    if (tabId >= 0) return journals.has(tabId) ? [tabId] : [];
    if (origin === null) return [];
    return [...journals].filter(([, { state }]) => state.pageOrigin === origin).map(([id]) => id);
  }
  function take(event: WebRequestEvent): void {
    const { details } = event;
    const origin = initiatorOf(details);
    const [tabId] = tabsOf(details.tabId, origin);
    const journal = tabId === undefined ? undefined : journals.get(tabId);
    if (journal === undefined || origin === ownOrigin) return;
    // A prerendered page is a main frame too, with another number.
    if (details.type === 'main_frame' && details.frameId === 0 && event.event === 'onBeforeRequest')
      navigate(journal, details);
    if (isFetch(details)) record(fold.push(event));
  }
  function record(changes: readonly RecordedChange[]): void {
    for (const { tabId: owner, exchange } of changes) {
      if (!isCrossOrigin(exchange)) continue;
      for (const id of tabsOf(owner, exchange.pageOrigin)) {
        const entry = journals.get(id)?.put(exchange);
        if (entry !== undefined && entry !== null) note(id, entry);
      }
    }
  }
  const hasPanel = (tabId: number, wasAsked: boolean): boolean =>
    audience.has(tabId, 'panel') || (returning.has(tabId) && wasAsked);
  function ask(): void {
    fold.expectCalls(followAsking(journals, { probe, quiet, hasPanel }));
  }

  function watch(tabId: number): Journal {
    const journal = journals.get(tabId) ?? createJournal(tabId, mirror.write);
    journals.set(tabId, journal);
    return journal;
  }
  function forget(tabId: number): void {
    const journal = journals.get(tabId);
    if (journal?.state.asked === true) quiet(tabId);
    journal?.forget();
    journals.delete(tabId);
    untold.delete(tabId);
    if (journals.size > 0) return;
    fold = createFold(browser);
    setCapturing(false);
  }

  const audience = createAudience({
    joined(tabId, role, link) {
      setCapturing(true);
      void ready.then(async () => {
        if (!audience.listens(tabId)) return;
        if (audience.has(tabId, 'keeper') && audience.has(tabId, 'panel')) returning.delete(tabId);
        const journal = watch(tabId);
        if (role === 'keeper') link.send('settings', journal.state.settings);
        else {
          tellLog(link, journal);
          link.send('probe', { on: probe.isOn() });
          ask();
        }
        if (journal.state.pageOrigin !== null) return;
        const pageOrigin = await originOfTab(tabId);
        // DevTools may have closed, or the page gone on, while the browser was asked.
        if (journals.get(tabId) === journal && journal.state.pageOrigin === null) journal.change({ pageOrigin });
      });
    },
    left: (tabId) =>
      void ready.then(() => {
        if (!audience.listens(tabId) && !returning.has(tabId)) forget(tabId);
        ask();
      }),
    heard: (tabId, message) =>
      void ready.then(() => {
        const journal = journals.get(tabId);
        if (journal === undefined || message.name === 'ping') return;
        if (message.name === 'clear') {
          journal.clear(Date.now());
          emptied(tabId, journal);
          return;
        }
        if (message.name === 'probe') {
          probe.turn(message.body.on);
          for (const id of journals.keys()) audience.tell(id, 'probe', message.body);
        } else {
          journal.change({ settings: { ...journal.state.settings, ...message.body } });
          audience.tell(tabId, 'settings', journal.state.settings);
        }
        ask();
      }),
  });

  async function restore(): Promise<void> {
    const [items] = await Promise.all([mirror.load(), probe.ready]);
    const { fold: state, tabs } = readSaved(items);
    fold = createFold(browser, state);
    for (const [tabId, saved] of tabs) {
      journals.set(tabId, createJournal(tabId, mirror.write, saved));
      returning.add(tabId);
    }
    setTimeout(() => {
      returning.clear();
      for (const tabId of journals.keys()) if (!audience.listens(tabId)) forget(tabId);
      ask();
    }, RETURN_TIME);
  }
  function begin(): void {
    const waiting = early ?? [];
    early = null;
    for (const event of waiting) take(event);
    ask();
    if (journals.size === 0 && audience.isEmpty()) setCapturing(false);
  }
  const ready = restore().then(begin);

  return {
    ready,
    hear(event) {
      if (early === null) take(event);
      else early.push(event);
    },
    connect: audience.add,
    async hearProbe(message, caller) {
      await ready;
      if (journals.get(caller.tabId)?.state.asked !== true) return false;
      const call = message.name === 'call' ? readCall(message.body.report, caller, Date.now()) : null;
      if (call !== null) record(fold.hear(call));
      return true;
    },
    flush: mirror.flush,
  };
}
