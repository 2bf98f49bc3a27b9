// A Chromium with the extension in a language of the test's, and the panel in its DevTools, drawn in blocks.
import type { Frame } from 'puppeteer-core';
import { startChromium } from '../../../src/dev/chromium.ts';
import { findOrInstallChromium } from '../../../src/dev/install.ts';
import { startLab } from '../../lab/lab.ts';
import { app } from '../../lab/origins.ts';
import { blockFont } from './block-font.ts';
import { openToldPanel, type ToldPanel } from './panel-with-log.ts';

export interface ToldSession extends ToldPanel {
  readonly close: () => Promise<void>;
}

/** Text is laid out by the font's own measures, not by what a machine makes of them. */
async function drawInBlocks(panel: Frame): Promise<void> {
  await panel.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(blockFont().toString('base64'))}), (one) => one.charCodeAt(0));
    document.fonts.add(await new FontFace('Blocks', bytes).load());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { font-family: Blocks !important; text-rendering: geometricPrecision !important; }');
    document.adoptedStyleSheets.push(sheet);
  })()`);
}

export async function startToldSession(extension: string, theme: 'light' | 'dark'): Promise<ToldSession> {
  const lab = await startLab({ scenarios: [], gateway: 'node' });
  try {
    const chromium = await startChromium({
      executable: findOrInstallChromium(),
      extension,
      headless: true,
      dock: 'undocked',
      theme,
      language: 'en',
      evenText: true,
      ...lab.browser,
    });
    const close = async (): Promise<void> => {
      await chromium.close();
      await lab.close();
    };
    try {
      const page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
      await page.goto(`${app}/`);
      const told = await openToldPanel(page);
      await drawInBlocks(told.panel);
      return { ...told, close };
    } catch (error) {
      await chromium.close();
      throw error;
    }
  } catch (error) {
    await lab.close();
    throw error;
  }
}
