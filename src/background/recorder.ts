// From events to the panels: keeps a journal for each tab whose DevTools are open, and forgets it when they close.
import { type CaptureState, PROBE_OFF, WORKERS_OFF } from '../bridge/protocol.ts';
import { createFold, type Exchange, type Fold, readCall, type WebRequestEvent } from '../core/index.ts';
import { followAsking } from './asking.ts';
import { createAttribution } from './attribution.ts';
import { createAudience } from './audience.ts';
import { createJournal, type Journal } from './journal.ts';
import { AT_ONCE, createMirror, WHEN_QUIET } from './mirror.ts';
import { createPatience } from './patience.ts';
import { initiatorOf, isCrossOrigin, isFetch, isPage, isWeb } from './relevance.ts';
import { isKeyOf, progressKey, readSaved, type SavedTab, turnToGo } from './saved.ts';
import { createSeam, type Recent, unheard } from './seam.ts';
import { tellLog } from './tell-log.ts';
import { createTelling } from './telling.ts';
import type { Recorder, RecorderOptions } from './recorder-face.ts';
import { createWorkerScripts } from './worker-scripts.ts';

/** Ports come back within 5 s after a worker was stopped. */
const RETURN_TIME = 15_000;

export function createRecorder(options: RecorderOptions): Recorder {
  const { browser, ownOrigin, store, originOfTab, probe, quiet, returnTime = RETURN_TIME } = options;
  const journals = new Map<number, Journal>();
  const workerScripts = createWorkerScripts();
  let fold: Fold = createFold(browser);
  let recent: Recent = [];
  // Not looked at yet: not before the storage has been read, and together where that costs the page less.
  const heard: WebRequestEvent[] = [];
  const catchUp = (): void => takeAll(heard.splice(0));
  let arrived: (() => void) | null = null;
  let isOver = false;
  let access: CaptureState['access'] = 'granted';
  // The tabs of an earlier recorder, whose ports may still come back one after the other.
  const returning = new Set<number>();
  const patience = createPatience(returnTime, giveUp);
  // One that records a single tab goes on for another, or another for it.
  const seam = options.tabId === undefined ? null : createSeam();
  const mirror = createMirror(store, {
    latest: () => ({ [progressKey(options.tabId)]: { fold: fold.save(), recent: seam?.recent() ?? [] } }),
    turnToGo,
    isOwn: (key) => isKeyOf(key, options.tabId),
    pace: options.isBacked === true ? WHEN_QUIET : AT_ONCE,
  });
  const telling = createTelling((tabId, entries, gone) => {
    const seq = journals.get(tabId)?.seq;
    if (seq !== undefined) audience.tell(tabId, 'entries', { entries, gone, seq });
    if (gone.length > 0) tellCapture(tabId);
  }, catchUp);
  const journalOf = (tabId: number, saved: SavedTab | null = null): Journal =>
    createJournal(tabId, { write: mirror.write, gone: (key) => telling.forget(tabId, key) }, saved);
  const attribution = createAttribution({
    pages: () => [...journals].map(([tabId, { state }]) => [tabId, state.pageOrigin] as const),
    isOpen: options.isOpen,
    put,
  });

  function setCapturing(capturing: boolean): void {
    if (!isOver || !capturing) options.setCapturing(capturing);
  }
  function emptied(tabId: number, { state, seq }: Journal): void {
    telling.drop(tabId);
    audience.tell(tabId, 'cleared', { settings: state.settings, seq });
    tellCapture(tabId);
  }
  function navigate(journal: Journal, { tabId, requestId, url, timeStamp }: WebRequestEvent['details']): void {
    const entry = journal.navigate({ id: requestId, url, time: timeStamp });
    attribution.left(tabId);
    journal.change({ pageOrigin: new URL(url).origin });
    if (entry === 'cleared') emptied(tabId, journal);
    else telling.note(tabId, entry);
  }
  /** Whether it is of a request for the log. */
  function take(event: WebRequestEvent): boolean {
    const { details } = event;
    if (seam?.note(event) === false) return false;
    const origin = initiatorOf(details);
    const journal = journals.get(details.tabId);
    // What belongs to no tab and has no page behind it is the browser's own.
    if (origin === ownOrigin || (details.tabId >= 0 ? journal === undefined : !isWeb(origin))) return false;
    if (journal !== undefined && isPage(event)) navigate(journal, details);
    else if (details.tabId >= 0 && origin !== null) attribution.saw(details.tabId, origin);
    workerScripts.hear(event);
    return isFetch(details);
  }
  function takeAll(events: readonly WebRequestEvent[]): void {
    const due: WebRequestEvent[] = [];
    for (const event of events) {
      // What came before a page belongs before it.
      if (isPage(event)) record(fold.push(due.splice(0)));
      if (take(event)) due.push(event);
    }
    record(fold.push(due));
  }
  const caughtUp = (): Promise<void> => ready.then(catchUp);
  function record(changes: ReturnType<Fold['push']>): void {
    for (const { tabId, exchange } of changes.filter((change) => isCrossOrigin(change.exchange))) {
      if (tabId >= 0) put(tabId, exchange);
      else attribution.place(exchange);
    }
  }
  function tellCapture(tabId: number): void {
    const journal = journals.get(tabId);
    if (journal !== undefined) audience.tell(tabId, 'capture', { dropped: journal.dropped, access });
  }
  function put(tabId: number, exchange: Exchange): void {
    const entry = journals.get(tabId)?.put(exchange);
    if (entry !== undefined && entry !== null) telling.note(tabId, entry);
  }
  const hasPanel = (tabId: number, wasAsked: boolean): boolean =>
    audience.has(tabId, 'panel') || (returning.has(tabId) && wasAsked);
  function ask(): void {
    fold.expectCalls(followAsking(journals, { probe, quiet: (tabId) => quiet(tabId, PROBE_OFF), hasPanel }));
  }

  function watch(tabId: number): Journal {
    const journal = journals.get(tabId) ?? journalOf(tabId);
    journals.set(tabId, journal);
    return journal;
  }
  function forget(tabId: number): void {
    const journal = journals.get(tabId);
    if (journal?.state.asked === true) quiet(tabId, PROBE_OFF);
    journal?.forget();
    journals.delete(tabId);
    workerScripts.forget(tabId);
    telling.drop(tabId);
    attribution.left(tabId);
    if (journals.size > 0) return;
    fold = createFold(browser);
    setCapturing(false);
  }

  const audience = createAudience({
    joined({ tabId, role, known }, link) {
      setCapturing(true);
      void caughtUp().then(async () => {
        if (!audience.listens(tabId)) return;
        if (audience.has(tabId, 'keeper') && audience.has(tabId, 'panel')) returning.delete(tabId);
        const journal = watch(tabId);
        if (role === 'keeper') link.send('settings', journal.state.settings);
        else {
          tellLog(link, journal, known);
          link.send('probe', { on: probe.isOn() });
          link.send('workers', { on: probe.asksWorkers() });
          link.send('capture', { dropped: journal.dropped, access });
          ask();
        }
        if (journal.state.pageOrigin !== null) return;
        const pageOrigin = await originOfTab(tabId);
        // DevTools may have closed, or the page gone on, while the browser was asked.
        if (journals.get(tabId) === journal && journal.state.pageOrigin === null) journal.change({ pageOrigin });
      });
    },
    left: (tabId) =>
      void caughtUp().then(() => {
        if (!audience.listens(tabId) && !returning.has(tabId)) forget(tabId);
        ask();
      }),
    heard: (tabId, message) =>
      void caughtUp().then(() => {
        const journal = journals.get(tabId);
        if (journal === undefined || message.name === 'ping' || message.name === 'blocked') return;
        if (message.name === 'clear') {
          journal.clear(Date.now());
          emptied(tabId, journal);
          return;
        }
        if (message.name === 'probe' || message.name === 'workers') turnProbe(message.name, message.body.on);
        else {
          journal.change({ settings: { ...journal.state.settings, ...message.body } });
          audience.tell(tabId, 'settings', journal.state.settings);
          ask();
        }
      }),
  });
  function turnProbe(which: 'probe' | 'workers', on: boolean): void {
    const wereAsked = probe.asksWorkers();
    if (which === 'probe') probe.turn(on);
    else probe.turnWorkers(on);
    for (const id of journals.keys()) {
      audience.tell(id, 'probe', { on: probe.isOn() });
      audience.tell(id, 'workers', { on: probe.asksWorkers() });
      if (wereAsked && !probe.asksWorkers()) quiet(id, WORKERS_OFF);
    }
    ask();
  }

  async function restore(): Promise<void> {
    const goesOn = (await options.inherits) ?? true;
    const [items] = await Promise.all([mirror.load(), probe.ready]);
    const { progress, tabs } = readSaved(goesOn ? items : {}, options.tabId);
    if (!goesOn) for (const key of Object.keys(items)) mirror.write(key, null);
    fold = createFold(browser, progress?.fold);
    recent = progress?.recent ?? [];
    seam?.remember(recent);
    for (const [tabId, saved] of tabs) {
      journals.set(tabId, journalOf(tabId, saved));
      returning.add(tabId);
    }
    if (options.tabId !== undefined) watch(options.tabId);
    patience.start();
  }
  function giveUp(): void {
    returning.clear();
    for (const tabId of journals.keys()) if (!audience.listens(tabId)) forget(tabId);
    ask();
  }
  function begin(): void {
    const waiting = heard.splice(0);
    arrived = options.isBacked === true ? telling.expect : catchUp;
    takeAll(seam === null ? waiting : unheard(waiting, recent));
    ask();
    if (journals.size === 0 && audience.isEmpty()) setCapturing(false);
  }
  const ready = restore().then(begin);

  return {
    ready,
    hear(event) {
      if (isOver) return;
      patience.renew();
      heard.push(event);
      arrived?.();
    },
    connect: audience.add,
    async hearProbe(message, caller) {
      await caughtUp();
      if (journals.get(caller.tabId)?.state.asked !== true) return false;
      if (message.name === 'workers') return probe.asksWorkers() ? workerScripts.of(caller) : [];
      const call = message.name === 'call' ? readCall(message.body.report, caller, Date.now()) : null;
      if (call !== null) record(fold.hear(call));
      return true;
    },
    turnProbe,
    setAccess(next) {
      if (access === next) return;
      access = next;
      for (const tabId of journals.keys()) tellCapture(tabId);
    },
    // Not before: what is to be inherited would be written over.
    flush: () => caughtUp().then(mirror.flush),
    async handOver() {
      await caughtUp();
      isOver = true;
      patience.stop();
      setCapturing(false);
      await mirror.flush();
    },
  };
}
