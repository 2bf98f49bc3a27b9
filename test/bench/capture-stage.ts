// A browser of the comparison: a page that is inspected, and another that is not.
import type { Frame, Page } from 'puppeteer-core';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import type { CaptureSite } from './capture-site.ts';

export interface Stage {
  readonly chromium: Chromium;
  /** DevTools are open on it, and show the panel of the extension. */
  readonly inspected: Page;
  readonly panel: Frame;
  readonly other: Page;
}

/** @param panelPath how the address of the extension's panel ends */
export async function openStage(site: CaptureSite, extension: string, panelPath?: string): Promise<Stage> {
  const chromium = await startBrowser(site, extension);
  const { browser } = chromium;
  const other = await browser.newPage();
  await other.goto(site.page);
  const inspected = (await browser.pages())[0] ?? (await browser.newPage());
  await inspected.goto(site.page);
  const { panel } = await openPanel(inspected, 'CORS', panelPath);
  return { chromium, inspected, panel, other };
}

export const startBrowser = ({ address }: CaptureSite, extension: string): Promise<Chromium> =>
  startChromium({
    executable: findOrInstallChromium(),
    extension,
    headless: true,
    hosts: [{ pattern: '*.shop.test', address }],
  });

/** Has the page make its requests. @returns the milliseconds of those at once, and of those one after the other */
export async function loadTime(page: Page, parallel: number, sequential: number): Promise<readonly [number, number]> {
  const text: unknown = await page.evaluate(`load(${parallel}, ${sequential})`);
  const times: unknown = JSON.parse(String(text));
  const [first, second]: readonly unknown[] = Array.isArray(times) ? times : [];
  return [Number(first), Number(second)];
}
