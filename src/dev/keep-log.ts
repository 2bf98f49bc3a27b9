import type { Frame } from 'puppeteer-core';

/**
 * Has the panel keep its log over navigations. Not by the mouse: the switch moves as the views beside it begin to count, and
 * is folded away where the panel is narrow.
 */
export async function keepLog(panel: Frame): Promise<void> {
  await panel.evaluate(`document.querySelector('[data-testid="keep-log"]').click()`);
  await panel.waitForFunction(`document.querySelector('[data-testid="keep-log"]').checked`);
}
