// How long a list takes to show what its filter lets through, measured by real keys.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { median } from './timing.ts';

/** Filters that the panel and DevTools' own Network panel both take. */
const TEXTS = ['is:blocked orders', 'domain:api-7.* -method:get', 'rule:missing 42'];

/** A list that has stood still for so long has its last rows: milliseconds, and frames where the machine gives few. */
const STILL = 150;
const STILL_FRAMES = 8;

/** A filter and its list, in the document that has the focus. */
export interface FilteredList {
  /** Where the keys go. */
  readonly devtools: Page;
  readonly document: Frame | Page;
  /** An expression for the filter's field. */
  readonly field: string;
  /** An expression for the text of all that stands in the list. */
  readonly drawn: string;
}

/**
 * `watchKey()` waits for the next key; `keyShown` then resolves to the milliseconds from when the browser had the key to the
 * first painted frame that has the list as it then stays.
 */
const watch = (drawn: string): string => `globalThis.watchKey = () => {
  const frame = () => new Promise((done) => {
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => done(performance.now());
      painted.port2.postMessage(0);
    });
  });
  globalThis.keyShown = new Promise((tell) => {
    addEventListener('keydown', async ({ timeStamp: began }) => {
      let [shown, since, frames] = [null, 0, 0];
      for (;;) {
        const now = await frame();
        const list = ${drawn};
        if (list !== shown) [shown, since, frames] = [list, now, 0];
        else if (++frames >= ${STILL_FRAMES} && now - since > ${STILL}) return tell(since - began);
      }
    }, { capture: true, once: true });
  });
};`;

/** Types each text with real keys. @returns milliseconds from each key to the list that it leads to */
async function typed({ devtools, document, field, drawn }: FilteredList): Promise<readonly number[]> {
  await document.evaluate(watch(drawn));
  const times: number[] = [];
  for (const text of TEXTS) {
    await document.evaluate(`${field}.focus()`);
    for (const key of text) {
      await document.evaluate('watchKey()');
      await devtools.keyboard.type(key);
      times.push(Number(await document.evaluate('keyShown')));
    }
    await document.evaluate(`${field}.focus(); document.execCommand('selectAll'); document.execCommand('delete')`);
    await sleep(2 * STILL);
  }
  return times;
}

export interface KeyTimes {
  /** The slowest of the keys, each being the median of the rounds. */
  readonly slowest: number;
  readonly median: number;
  /** The longest of all, whatever else the machine did then. */
  readonly longest: number;
  readonly keys: number;
}

/** Types all texts as often as there are rounds. */
export async function keyTimes(list: FilteredList, rounds: number): Promise<KeyTimes> {
  const all: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round++) all.push(await typed(list));
  const [first = []] = all;
  const ofKeys = first.map((_, key) => median(all.map((times) => times[key] ?? Number.NaN)));
  return {
    slowest: Math.max(...ofKeys),
    median: median(ofKeys),
    longest: Math.max(...all.flat()),
    keys: ofKeys.length,
  };
}
