// How fast the panel is with a full log, in real DevTools, beside their own Network panel with the same log.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'puppeteer-core';
import { until } from '../support/until.ts';
import { type Figure, figure } from './figure.ts';
import { measureNetworkPanel } from './network-panel.ts';
import { type Frames, framesOf, PLAIN_LIST, WATCH_FIRST_ROW } from './panel-frames.ts';
import { type KeyTimes, keyTimes } from './panel-keys.ts';
import { startPanelWorld, type PanelWorld } from './panel-world.ts';
import { median } from './timing.ts';

const COUNT = 10_000;
const OPENINGS = 7;
/** How long the browser has for what an older panel leaves behind, in milliseconds. */
const GONE = 1000;
/** So often each key of a filter is measured. */
const ROUNDS = 3;
const ROW = 21;
/** Rows that arrive in a second, for so many seconds. */
const RATE = 200;
const SECONDS = 4;

const note = (text: string): void => console.error(`  ${text}`);

/** @param count requests in the log */
export async function measurePanel(count: number = COUNT): Promise<readonly Figure[]> {
  const world = await startPanelWorld(count);
  try {
    return [
      await firstPaint(world, count),
      await filter(world),
      ...(await scroll(world)),
      ...(await arrivals(world, count)),
    ];
  } finally {
    await world.close();
  }
}

async function firstPaint({ devtools, panel }: PanelWorld, count: number): Promise<Figure> {
  await devtools.evaluateOnNewDocument(WATCH_FIRST_ROW);
  const address = panel.url();
  const times: number[] = [];
  for (let round = 0; round < OPENINGS; round++) {
    // A panel that is opened has no older one to throw away, with all its rows.
    await panel.evaluate("location.replace('about:blank')");
    await until('the older panel is gone', async () => (await panel.evaluate('location.href')) === 'about:blank');
    await sleep(GONE);
    await panel.evaluate(`location.replace(${JSON.stringify(address)})`);
    times.push(await until('a row is drawn', async () => Number(await panel.evaluate('globalThis.firstRow')) || false));
    await until('the log is whole', async () => Number(await statusBar(panel)) >= Math.min(count, 9900), 30_000);
  }
  return figure('panel-first-paint', median(times), 'ms from opening to the first rows, of a full log', 300);
}

/** How many requests the status bar counts. */
const statusBar = (panel: Frame): Promise<unknown> =>
  panel.evaluate(
    "document.querySelector('[data-testid=status-bar]')?.textContent.split(' ')[0].replaceAll(/\\D/g, '') ?? 0",
  );

async function filter({ devtools, panel }: PanelWorld): Promise<Figure> {
  await settled(panel);
  const drawn = `[...document.querySelectorAll('[role=row][data-key], [data-testid=empty-state], [data-testid=status-bar]')]
    .map(({ dataset, textContent }) => dataset.key ?? textContent).join()`;
  const field = "document.querySelector('[data-testid=filter]')";
  const times = await keyTimes({ devtools, document: panel, field, drawn }, ROUNDS);
  note(`a key of the filter: ${keysOf(times)}`);
  const unit = `ms from a key to the filtered list, the slowest of ${times.keys} keys, each the median of ${ROUNDS}`;
  return figure('panel-filter', times.slowest, unit, 50);
}

const keysOf = ({ median: middle, longest }: KeyTimes): string =>
  `median ${middle.toFixed(0)} ms, the longest of all ${longest.toFixed(0)} ms`;

/** Waits until the plan of the full log is made: it is not part of what comes now. */
const settled = (panel: Frame): Promise<unknown> =>
  until(
    'the fixes are planned',
    async () => /[1-9]\d* fix/.test(String(await panel.evaluate('document.body.textContent'))),
    30_000,
  );

async function scroll({ devtools, panel }: PanelWorld): Promise<readonly Figure[]> {
  const own = await framesOf(panel, "document.querySelector('[role=treegrid]')");
  await panel.evaluate(`void ${PLAIN_LIST}`);
  const plain = await framesOf(panel, 'globalThis.plainList');
  await panel.evaluate('globalThis.plainList.remove()');
  note(`a frame that scrolls, p95: ${workOf(own)}; of a plain list ${workOf(plain)}`);
  const network = await measureNetworkPanel(devtools);
  note(
    `the Network panel: rows after ${network.shown.toFixed(0)} ms; a frame that scrolls, p95: ${workOf(network.frames)}`,
  );
  note(
    `the Network panel: a key of the filter: slowest ${network.keys.slowest.toFixed(0)} ms, ${keysOf(network.keys)}`,
  );
  return [figure('panel-scroll', own.work, 'ms of work in a frame that scrolls, p95', 16.7)];
}

const workOf = ({ work, interval }: Frames): string => `work ${work.toFixed(1)} ms, interval ${interval.toFixed(1)} ms`;

/** Rows arrive while a row is selected in the middle of the list: nothing in sight may move. */
async function arrivals({ panel, request }: PanelWorld, count: number): Promise<readonly Figure[]> {
  await panel.evaluate(`(async () => {
    const list = document.querySelector('[role=treegrid]');
    list.scrollTop = Math.round(list.scrollHeight / 2 / ${ROW}) * ${ROW};
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const box = list.getBoundingClientRect();
    const row = document.elementFromPoint(box.left + 200, box.top + 3.5 * ${ROW}).closest('[role=row]');
    row.click();
    document.querySelector('[data-testid=close-details]')?.click();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    globalThis.watched = { key: row.dataset.key, top: 0, work: [] };
    const chosen = () => document.querySelector('[role=row][aria-selected=true]');
    globalThis.topOf = () => chosen()?.dataset.key === watched.key ? chosen().getBoundingClientRect().top : Infinity;
    watched.top = topOf();
    new PerformanceObserver((list) => watched.work.push(...list.getEntries().map((entry) => entry.duration)))
      .observe({ entryTypes: ['longtask'] });
  })()`);
  for (let number = 0; number < SECONDS * 10; number++) {
    const next = sleep(100);
    await request(count + number * (RATE / 10), RATE / 10);
    await next;
  }
  await sleep(500);
  const moved = Number(await panel.evaluate('Math.abs(topOf() - watched.top)'));
  const longest = Number(await panel.evaluate('Math.max(0, ...watched.work)'));
  note(`the longest task while ${RATE} rows a second arrived: ${longest.toFixed(0)} ms (0: none over 50 ms)`);
  return [
    figure('panel-arrivals', moved, `pixels that the selected row moved while ${SECONDS * RATE} rows arrived`, 0),
  ];
}
