// One Chromium on the lab behind the real nginx, with the panel open and the browser's own verdicts at hand.
import type { Frame, Page } from 'puppeteer-core';
import { capturedExchanges } from '../../src/dev/capture-log.ts';
import { type Chromium, startChromium } from '../../src/dev/chromium.ts';
import { type Oracle, watchCors } from '../../src/dev/cors-oracle.ts';
import { openPanel } from '../../src/dev/devtools-panel.ts';
import { findOrInstallChromium } from '../../src/dev/install.ts';
import { type Lab, startLab } from '../lab/lab.ts';
import { app } from '../lab/origins.ts';
import type { LabRequest } from '../lab/scenario.ts';
import { scenarios } from '../lab/scenarios/index.ts';
import { until } from './until.ts';

export interface LabBrowser {
  readonly lab: Lab;
  readonly page: Page;
  readonly panel: Frame;
  readonly oracle: Oracle;
  /** Goes to a page of the lab, unless it is there. */
  visit(origin: string): Promise<void>;
  /** Has the page make a request; whether the page got its answer. */
  send(request: LabRequest): Promise<boolean>;
  /** Clicks a button of the panel that copies. @returns what is on the clipboard then, as another page reads it */
  copy(button: string): Promise<string>;
  close(): Promise<void>;
}

const passed = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'passed' in result && result.passed === true;

async function open(lab: Lab, chromium: Chromium): Promise<LabBrowser> {
  const context = chromium.browser.defaultBrowserContext();
  await context.overridePermissions(app, ['clipboard-read', 'clipboard-sanitized-write']);
  const reader = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  await reader.goto(`${app}/frame`);
  const page = await chromium.browser.newPage();
  const oracle = await watchCors(page);
  await page.goto(`${app}/`);
  const { panel } = await openPanel(page);
  await capturedExchanges(panel);
  return {
    lab,
    page,
    panel,
    oracle,
    async visit(origin) {
      if (new URL(page.url()).origin !== origin) await page.goto(`${origin}/`);
    },
    send: async (request) => passed(await page.evaluate(`window.lab.send(${JSON.stringify(request)})`)),
    async copy(button) {
      await reader.bringToFront();
      await reader.evaluate('navigator.clipboard.writeText("")');
      await page.bringToFront();
      await panel.locator(button).click();
      await reader.bringToFront();
      const text = await until('something is copied', async () => {
        const copied = String(await reader.evaluate('navigator.clipboard.readText()'));
        return copied !== '' && copied;
      });
      await page.bringToFront();
      return text;
    },
    async close() {
      await chromium.close();
      await lab.close();
    },
  };
}

/** Starts nginx, the applications and the browser. */
export async function startLabBrowser(): Promise<LabBrowser> {
  const lab = await startLab({ scenarios, gateway: 'nginx' });
  try {
    const options = { executable: findOrInstallChromium(), extension: 'dist/chrome', headless: true };
    const chromium = await startChromium({ ...options, ...lab.browser });
    return await open(lab, chromium).catch(async (error: unknown) => {
      await chromium.close();
      throw error;
    });
  } catch (error) {
    await lab.close();
    throw error;
  }
}
