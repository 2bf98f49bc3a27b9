// Chromium with DevTools open, its debugging protocol as the witness.
import type { Frame, Page } from 'puppeteer-core';
import { openSession } from '../../src/cli/session.ts';
import { settledExchanges } from '../../src/dev/capture-log.ts';
import { addressOf } from './case.ts';
import { watchTruth } from './chromium-truth.ts';
import { askingFor, type Stage } from './stage.ts';
import type { World } from './world.ts';

/** @param probe the user has switched the page probe on */
export async function startChromiumStage(world: World, probe: boolean): Promise<Stage> {
  const { chromium, page, panel } = await openSession({ headless: true, hosts: world.hosts, trust: world.trust });
  if (probe) await switchProbeOn(page, panel);
  const truths = await watchTruth(page);
  return {
    async ask(cases, scheme) {
      await page.goto(`${scheme}://app.shop.test/`);
      // A document hears a moment after its start which workers it may ask.
      if (probe) await page.waitForFunction('workersAreAsked()');
      truths.clear();
      await page.evaluate(askingFor(cases));
      const exchanges = await settledExchanges(panel);
      return { exchanges, truthOf: (given) => truths.of(addressOf(given, 0)) };
    },
    close: () => chromium.close(),
  };
}

/**
 * Lets pages be asked as the user does it, and workers as if in other DevTools. Resolves when the browser puts the probe
 * into every new document, and the scripts of the workers have been seen once: that is when they can be asked.
 */
async function switchProbeOn(page: Page, panel: Frame): Promise<void> {
  await panel.locator('[data-testid="probe"]').click();
  await panel.waitForFunction('chrome.scripting.getRegisteredContentScripts().then(({ length }) => length === 2)');
  await panel.evaluate('chrome.storage.local.set({ workers: true })');
  for (const scheme of ['https', 'http'] as const) {
    await page.goto(`${scheme}://app.shop.test/`);
    await page.evaluate('workersAreAsked()');
  }
}
