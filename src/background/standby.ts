// When DevTools close, the worker goes on recording for a moment: requests that are under way come to their end, and
// DevTools that are opened again find everything.
import { createLink, type Sender } from '../bridge/link.ts';
import type { NamedPort } from '../bridge/neighbour.ts';
import { type FromStandby, readPortName, type ToStandby } from '../bridge/protocol.ts';
import type { Capture } from '../capture/listen.ts';
import type { WebRequestEvent } from '../core/index.ts';
import { createAnswer } from './answer.ts';
import type { SessionStore } from './mirror.ts';
import type { Recorder, RecorderOptions } from './recorder-face.ts';
import { createTail, type Tail, type Unread } from './tail.ts';

export interface StandbyOptions {
  readonly store: SessionStore;
  readonly listen: (tabId: number, receive: (event: WebRequestEvent) => void) => Capture;
  readonly record: (
    options: Required<Pick<RecorderOptions, 'tabId' | 'inherits' | 'returnTime' | 'setCapturing'>>,
  ) => Recorder;
}

export interface Standby {
  /** Takes in the port of a DevTools page. */
  readonly connect: (port: NamedPort) => void;
  /** What the page whose port has this name heard last: it may not be written yet, should the page end. */
  readonly heard: (name: string, events: Unread) => void;
}

/** How long after DevTools have closed, in milliseconds; up to a minute while requests go on. Then nothing is kept. */
const GRACE = 5000;
/** How long a page that said it would leave may still stay. */
const LEAVING = 3000;
/** Pages come back to a worker that was stopped within 5 s. */
const COMEBACK = 10_000;

interface Watch {
  readonly recorder: Recorder;
  readonly capture: Capture;
  /** The port of the page whose place it takes: what another page hears is none of its business. */
  readonly name: string;
  /** The page has gone: what it wrote last is there. */
  readonly proceed: () => void;
}

export function createStandby({ store, listen, record }: StandbyOptions): Standby {
  const present = new Map<number, NamedPort>();
  const watches = new Map<number, Watch>();
  // By the name of the port.
  const tails = new Map<string, Tail>();

  function tailOf(name: string): Tail {
    const tail = tails.get(name) ?? createTail();
    tails.set(name, tail);
    return tail;
  }
  function watch(tabId: number, { name }: NamedPort): Watch {
    const known = watches.get(tabId);
    if (known !== undefined) return known;
    const written = createAnswer<boolean>();
    const capture = listen(tabId, (event) => recorder.hear(event));
    const recorder = record({
      tabId,
      inherits: written.given,
      returnTime: GRACE,
      setCapturing(capturing) {
        if (capturing) return;
        capture.stop();
        if (watches.get(tabId)?.recorder === recorder) watches.delete(tabId);
      },
    });
    capture.start();
    for (const event of tailOf(name).take()) recorder.hear(event);
    const made = { recorder, capture, name, proceed: () => written.give(true) };
    watches.set(tabId, made);
    return made;
  }
  function heard(name: string, events: Unread): void {
    const watched = [...watches.values()].find((one) => one.name === name);
    if (watched === undefined) tailOf(name).add(events);
    else for (const event of events()) watched.recorder.hear(event);
  }
  /** DevTools did not close after all. */
  function abandon(tabId: number, port: NamedPort): void {
    if (present.get(tabId) !== port) return;
    watches.get(tabId)?.capture.stop();
    watches.delete(tabId);
  }
  async function adopt(tabId: number, link: Sender<FromStandby>): Promise<void> {
    const known = watches.get(tabId);
    // Should this page close before it has adopted anything, another recorder follows it.
    watches.delete(tabId);
    known?.proceed();
    await known?.recorder.handOver();
    link.send('adopted', { found: known !== undefined });
  }
  /** What DevTools left behind whose end this worker did not see, as after a crash. */
  async function tidy(): Promise<void> {
    const keys = Object.keys(await store.get(null));
    const lost = new Set(keys.flatMap((key) => (/^tab:\d+$/.test(key) ? [Number(key.slice(4))] : [])));
    for (const tabId of lost) {
      if (present.has(tabId) || watches.has(tabId)) continue;
      await store.remove(keys.filter((key) => key.split(':')[1] === String(tabId)));
      // The listeners of a worker that was stopped stay with the browser until they are taken away by their like.
      const capture = listen(tabId, () => {});
      capture.start();
      capture.stop();
    }
  }
  setTimeout(() => void tidy(), COMEBACK);

  return {
    heard,
    connect(port) {
      const served = readPortName(port.name);
      if (served?.role !== 'keeper') {
        port.disconnect();
        return;
      }
      const { tabId } = served;
      present.set(tabId, port);
      const link = createLink<FromStandby, ToStandby>(port, (message) => {
        if (message.name === 'adopt') void adopt(tabId, link);
        if (message.name !== 'leaving') return;
        watch(tabId, port);
        setTimeout(() => abandon(tabId, port), LEAVING);
      });
      port.onDisconnect.addListener(() => {
        if (present.get(tabId) !== port) return;
        present.delete(tabId);
        watch(tabId, port).proceed();
        tails.delete(port.name);
      });
    },
  };
}
