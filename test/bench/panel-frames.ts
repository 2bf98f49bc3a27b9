// Scripts that measure a list in a page: when it is drawn, and what its frames take.
import type { Frame, Page } from 'puppeteer-core';

/** Notes as `firstRow` when the first row was drawn, in milliseconds from the document's begin. */
export const WATCH_FIRST_ROW = `{
  const seen = new MutationObserver(() => {
    if (document.querySelector('[data-testid=row]') === null) return;
    seen.disconnect();
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => { globalThis.firstRow = performance.now(); };
      drawn.port2.postMessage(0);
    });
  });
  seen.observe(document, { childList: true, subtree: true });
}`;

/** What scrolled, in milliseconds. */
export interface Frames {
  /** Between two frames: what the machine gives, not less than the screen's own pace. */
  readonly interval: number;
  /** The work of a frame: from its first scroll event to when it is painted. */
  readonly work: number;
}

const scrollFrames = (find: string): string => `(async () => {
  const list = ${find};
  const intervals = [];
  const work = [];
  let began = 0;
  let last = 0;
  list.ownerDocument.addEventListener('scroll', () => { began ||= performance.now(); }, { capture: true });
  list.addEventListener('scroll', () => { began ||= performance.now(); }, { capture: true });
  list.scrollTop = 0;
  await new Promise((done) => {
    let number = 0;
    const step = (time) => {
      if (last > 0) intervals.push(time - last);
      last = time;
      const painted = new MessageChannel();
      painted.port1.onmessage = () => {
        if (began > 0) work.push(performance.now() - began);
        began = 0;
        if (++number === 300) done();
      };
      painted.port2.postMessage(0);
      list.scrollTop += 105;
      if (number < 299) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  const p95 = (all) => all.sort((a, b) => a - b)[Math.floor(all.length * 0.95)];
  return JSON.stringify({ interval: p95(intervals), work: p95(work) });
})()`;

/** A list of as many plain lines, which the browser scrolls by itself: what the machine can do at best. */
export const PLAIN_LIST = `(() => {
  const list = document.createElement('div');
  list.style.cssText = 'position: fixed; inset: 0; z-index: 9; overflow: auto; background: white';
  const lines = document.createElement('div');
  lines.style.cssText = 'height: 210000px; background: repeating-linear-gradient(white 0 20px, silver 20px 21px)';
  list.append(lines);
  document.body.append(list);
  return (globalThis.plainList = list);
})()`;

/** The 95th of 100 frames, of 300 that each scroll by 5 rows. @param find an expression for the scrolling element */
export async function framesOf(page: Frame | Page, find: string): Promise<Frames> {
  const { interval, work }: Partial<Frames> = JSON.parse(String(await page.evaluate(scrollFrames(find))));
  return { interval: interval ?? Number.NaN, work: work ?? Number.NaN };
}
