// How soon a request that has ended can be seen in the list, in the real panel.
import { setTimeout as sleep } from 'node:timers/promises';
import { buildExtension } from '../../src/dev/build-extension.ts';
import { startCaptureSite } from './capture-site.ts';
import { openStage } from './capture-stage.ts';
import { type Figure, figure } from './figure.ts';

/** So many requests fit into the list at once: rows that are scrolled away are not drawn. */
const BATCH = 8;
const BATCHES = 15;
const PAUSE = 150;

/** Notes when a row that is no longer pending is first drawn; both clocks are the machine's. */
const WATCH = `window.drawn = {};
new MutationObserver(() => requestAnimationFrame(() => {
  for (const { dataset } of document.querySelectorAll('[data-testid="row"]')) {
    if (dataset.result !== 'pending') window.drawn[dataset.url] ??= performance.timeOrigin + performance.now();
  }
})).observe(document.body, { subtree: true, childList: true, attributes: true });`;

/** Milliseconds from the page's having the answer to the frame that shows it: the 95th of 100. */
export async function measureRowVisible(): Promise<readonly Figure[]> {
  const site = await startCaptureSite();
  const { chromium, inspected, panel } = await openStage(site, buildExtension());
  try {
    await panel.evaluate(WATCH);
    const times: number[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      await inspected.reload();
      const ended: (readonly [string, number])[] = [];
      for (let count = 0; count < BATCH; count++) {
        const [url, time]: readonly unknown[] = JSON.parse(String(await inspected.evaluate('askAndTell()')));
        ended.push([String(url), Number(time)]);
        await sleep(PAUSE);
      }
      await sleep(1000);
      const drawn = new Map(Object.entries(Object(JSON.parse(String(await panel.evaluate('JSON.stringify(drawn)'))))));
      await panel.evaluate('window.drawn = {}');
      // A row that is drawn before the page hears of its answer is there at once.
      for (const [url, time] of ended)
        times.push(Math.max(0, Number(drawn.get(url) ?? Number.POSITIVE_INFINITY) - time));
    }
    const sorted = times.toSorted((a, b) => a - b);
    const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
    console.error(
      `  median ${(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`,
    );
    return [figure('row-visible', p95, 'ms from the answer to the row, p95', 100)];
  } finally {
    await chromium.close();
    site.close();
  }
}
