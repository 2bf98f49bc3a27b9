// Opens Chromium's DevTools on a page and shows an extension's panel in them.
import type { Frame, Page } from 'puppeteer-core';

/** How long DevTools may take to show it, in milliseconds: on a busy machine they boot for half a minute. */
const PATIENCE = 90_000;

export interface OpenPanel {
  /** The DevTools front end as a page: for screenshots and the keyboard. */
  readonly devtools: Page;
  /** The panel's own document, for clicking and reading. */
  readonly panel: Frame;
}

/**
 * Opens DevTools on `page` and selects the extension's panel.
 * @param title the panel's title as given to `panels.create`
 * @param panelPath how the address of the panel's document ends
 */
export async function openPanel(page: Page, title = 'CORS', panelPath = '/src/panel/panel.html'): Promise<OpenPanel> {
  const devtools = await page.openDevTools();
  return { devtools, panel: await showPanel(devtools, title, panelPath) };
}

/** The same in DevTools that are open. */
export async function showPanel(devtools: Page, title = 'CORS', panelPath = '/src/panel/panel.html'): Promise<Frame> {
  await selectPanel(devtools, title);
  const panel = await devtools.waitForFrame((frame) => frame.url().endsWith(panelPath), { timeout: PATIENCE });
  await panel.waitForFunction('document.readyState === "complete"', { timeout: PATIENCE });
  return panel;
}

/** Selects the panel, also where its tab does not fit and hides in the overflow menu. */
async function selectPanel(devtools: Page, title: string): Promise<void> {
  // The front end's own modules: `UI` is set once it has booted, and importing them earlier would construct them half-made.
  await devtools.waitForFunction(
    `(async () => {
      if (typeof globalThis.UI !== 'object') return false;
      const { InspectorView, ViewManager } = await import('./ui/legacy/legacy.js');
      const ids = InspectorView.InspectorView.instance().tabbedPane.tabIds();
      const ours = ids.find((id) => id.startsWith('chrome-extension://') && id.endsWith(${JSON.stringify(title.replaceAll(/\s/g, ''))}));
      if (ours === undefined) return false;
      await ViewManager.ViewManager.instance().showView(ours);
      return true;
    })()`,
    { timeout: PATIENCE, polling: 100 },
  );
}
