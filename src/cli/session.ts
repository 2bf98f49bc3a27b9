// One Chromium with the extension, a page, and the CORS panel beside it.
import type { Frame, Page } from 'puppeteer-core';
import { buildExtension } from '../dev/build-extension.ts';
import { capturedExchanges } from '../dev/capture-log.ts';
import { type Chromium, type ChromiumOptions, startChromium } from '../dev/chromium.ts';
import { openPanel } from '../dev/devtools-panel.ts';
import { findOrInstallChromium } from '../dev/install.ts';
import { Unusable } from '../dev/unusable.ts';

export interface Session {
  readonly chromium: Chromium;
  readonly page: Page;
  readonly devtools: Page;
  readonly panel: Frame;
}

/** Without a display only a headless browser starts. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);

/** Starts it all with an empty page; requests are captured from now on. @throws Unusable when a part is missing. */
export async function openSession(options: Omit<ChromiumOptions, 'executable' | 'extension'>): Promise<Session> {
  const executable = findOrInstallChromium();
  const chromium = await startChromium({ ...options, executable, extension: buildExtension() });
  try {
    const page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
    const { devtools, panel } = await openPanel(page);
    // Its answer shows that the background serves this tab.
    await capturedExchanges(panel);
    return { chromium, page, devtools, panel };
  } catch (error) {
    await chromium.close();
    throw error;
  }
}

/** Loads a page. @throws Unusable when it cannot be reached. */
export async function visit(page: Page, address: string): Promise<void> {
  try {
    await page.goto(address, { waitUntil: 'load', timeout: 60_000 });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const reason = /net::\w+/.exec(text)?.[0] ?? 'it did not load within 60 s';
    throw new Unusable(`${address} cannot be opened: ${reason}.`);
  }
}
