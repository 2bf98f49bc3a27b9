import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, TargetType } from 'puppeteer-core';
import { buildExtension } from '../../src/dev/build-extension.ts';
import { until } from '../support/until.ts';
import { EVENTS } from './capture-rivals.ts';
import type { CaptureSite } from './capture-site.ts';
import { loadTime, startBrowser } from './capture-stage.ts';
import { type Figure, figure } from './figure.ts';

const REQUESTS = 100;
/** How long a worker that is woken takes at most to be seen, in milliseconds. */
const PATIENCE = 2000;

const workers = (browser: Browser) => browser.targets().filter((target) => target.type() === TargetType.SERVICE_WORKER);

/** With no DevTools open: how many events the extension listens to, and how often requests of a page start its worker. */
export async function measureAsleep(site: CaptureSite): Promise<readonly Figure[]> {
  return [
    figure('capture-asleep-listeners', await listenersLeft(site), 'listeners with DevTools closed', 0),
    figure('capture-asleep-wakes', await wakes(site, buildExtension()), `wake-ups by ${REQUESTS} requests, closed`, 0),
  ];
}

async function listenersLeft(site: CaptureSite): Promise<number> {
  const chromium = await startBrowser(site, buildExtension());
  try {
    const target = await chromium.browser.waitForTarget((one) => one.type() === TargetType.SERVICE_WORKER);
    const worker = await target.worker();
    const count = `${JSON.stringify(EVENTS)}.filter(({ event }) => chrome.webRequest[event].hasListeners()).length`;
    // At its start the worker listens, until it has looked whether DevTools are open somewhere.
    await sleep(PATIENCE);
    return Number(await worker?.evaluate(count));
  } finally {
    await chromium.close();
  }
}

/** The worker is stopped and not asked for anything: a debugger that is attached to it would keep it running. */
async function wakes(site: CaptureSite, extension: string): Promise<number> {
  const chromium = await startBrowser(site, extension);
  try {
    const { browser } = chromium;
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await page.goto(site.page);
    await sleep(PATIENCE);
    const debug = await browser.target().createCDPSession();
    const { targetInfos } = await debug.send('Target.getTargets');
    for (const { type, targetId } of targetInfos)
      if (type === 'service_worker') await debug.send('Target.closeTarget', { targetId });
    await until('the worker is stopped', () => Promise.resolve(workers(browser).length === 0));
    let started = 0;
    browser.on('targetcreated', (target) => {
      if (target.type() === TargetType.SERVICE_WORKER) started++;
    });
    await loadTime(page, 0, REQUESTS);
    await sleep(PATIENCE);
    return started;
  } finally {
    await chromium.close();
  }
}
