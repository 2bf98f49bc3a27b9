// How fast the panel is with a full log, in real DevTools, beside their own Network panel with the same log.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { until } from '../support/until.ts';
import { type Figure, figure } from './figure.ts';
import { type Frames, filterKeys, PLAIN_LIST, scrollFrames, WATCH_FIRST_ROW } from './panel-frames.ts';
import { startPanelWorld, type PanelWorld } from './panel-world.ts';
import { median } from './timing.ts';

const COUNT = 10_000;
const OPENINGS = 7;
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
      await filter(world.panel),
      ...(await scroll(world)),
      ...(await arrivals(world, count)),
    ];
  } finally {
    await world.close();
  }
}

async function firstPaint({ devtools, panel }: PanelWorld, count: number): Promise<Figure> {
  await devtools.evaluateOnNewDocument(WATCH_FIRST_ROW);
  const times: number[] = [];
  for (let round = 0; round < OPENINGS; round++) {
    await panel.evaluate('void location.reload()');
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

async function filter(panel: Frame): Promise<Figure> {
  await settled(panel);
  const longest: number[] = [];
  for (const text of ['is:blocked orders', 'domain:api-7.* -method:get', 'rule:missing 42']) {
    longest.push(Number(await panel.evaluate(filterKeys(text))));
    await panel.evaluate("document.querySelector('[data-testid=filter]').select(); document.execCommand('delete')");
  }
  return figure('panel-filter', Math.max(...longest), 'ms from a key to the filtered list, the longest of 57', 50);
}

/** Waits until the plan of the full log is made: it is not part of what comes now. */
const settled = (panel: Frame): Promise<unknown> =>
  until(
    'the fixes are planned',
    async () => /[1-9]\d* fix/.test(String(await panel.evaluate('document.body.textContent'))),
    30_000,
  );

async function framesOf(page: Frame | Page, find: string): Promise<Frames> {
  const { interval, work }: Partial<Frames> = JSON.parse(String(await page.evaluate(scrollFrames(find))));
  return { interval: interval ?? Number.NaN, work: work ?? Number.NaN };
}

async function scroll({ devtools, panel }: PanelWorld): Promise<readonly Figure[]> {
  const own = await framesOf(panel, "document.querySelector('[role=treegrid]')");
  await panel.evaluate(`void ${PLAIN_LIST}`);
  const plain = await framesOf(panel, 'globalThis.plainList');
  await panel.evaluate('globalThis.plainList.remove()');
  note(`interval of two frames, p95: ${own.interval.toFixed(1)} ms; of a plain list ${plain.interval.toFixed(1)} ms`);
  await networkPanel(devtools);
  return [figure('panel-scroll', own.work, 'ms of work in a frame that scrolls, p95', 16.7)];
}

/** The same of DevTools' own Network panel, to compare. */
async function networkPanel(devtools: Page): Promise<void> {
  const grid = `(() => {
    const search = (root) => root.querySelector('.network-log-grid .data-container') ?? [...root.querySelectorAll('*')]
      .map(({ shadowRoot }) => shadowRoot && search(shadowRoot)).find(Boolean);
    return search(document);
  })()`;
  const show = (id: string): Promise<unknown> =>
    devtools.evaluate(`(async () => {
      const { InspectorView, ViewManager } = await import('./ui/legacy/legacy.js');
      const ids = InspectorView.InspectorView.instance().tabbedPane.tabIds();
      const start = performance.now();
      await ViewManager.ViewManager.instance().showView(ids.find((id) => ${id}));
      return start;
    })()`);
  const start = Number(await show("id === 'network'"));
  await until(
    'the Network panel has rows',
    () => devtools.evaluate(`${grid}?.querySelector('tr.data-grid-data-grid-node') !== null`).then(Boolean),
    30_000,
  );
  const shown = Number(await devtools.evaluate('performance.now()')) - start;
  const frames = await framesOf(devtools, grid);
  note(
    `the Network panel: rows after ${shown.toFixed(0)} ms; scrolling, p95: interval ${frames.interval.toFixed(1)} ms, work ${frames.work.toFixed(1)} ms`,
  );
  await show("id.endsWith('CORS')");
}

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
