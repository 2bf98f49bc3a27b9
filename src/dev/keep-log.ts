import type { Frame } from 'puppeteer-core';

/** Has the panel keep its log over navigations; where the switch is folded away, it is again afterwards. */
export async function keepLog(panel: Frame): Promise<void> {
  const keep = panel.locator('[data-testid="keep-log"]');
  const more = await panel.waitForSelector('[data-testid="more"]');
  const isFolded = (await more?.isVisible()) === true;
  if (isFolded) await more?.click();
  await keep.click();
  if (isFolded) await more?.click();
}
