// DevTools' own Network panel with the same log: what the panel is measured beside.
import type { Page } from 'puppeteer-core';
import { until } from '../support/until.ts';
import { type Frames, framesOf } from './panel-frames.ts';
import { type KeyTimes, keyTimes } from './panel-keys.ts';

export interface NetworkPanel {
  /** Milliseconds from the click on its tab to its first rows. */
  readonly shown: number;
  readonly frames: Frames;
  readonly keys: KeyTimes;
}

/** The first element of a selector, in whatever shadow it stands. */
const find = (selector: string): string => `(() => {
  const search = (root) => root.querySelector('${selector}') ?? [...root.querySelectorAll('*')]
    .map(({ shadowRoot }) => shadowRoot && search(shadowRoot)).find(Boolean);
  return search(document);
})()`;

const GRID = find('.network-log-grid .data-container');
const FIELD = find('.network-panel .text-prompt, .text-filter .text-prompt, [aria-label=Filter][contenteditable]');
const ROW = 'tr.data-grid-data-grid-node';

/** Brings one of DevTools' panels to the front. @returns DevTools' clock before it did */
const show = (devtools: Page, id: string): Promise<number> =>
  devtools
    .evaluate(
      `(async () => {
        const { InspectorView, ViewManager } = await import('./ui/legacy/legacy.js');
        const ids = InspectorView.InspectorView.instance().tabbedPane.tabIds();
        const start = performance.now();
        await ViewManager.ViewManager.instance().showView(ids.find((id) => ${id}));
        return start;
      })()`,
    )
    .then(Number);

/** Opens the Network panel, scrolls and filters it as ours was, and goes back. */
export async function measureNetworkPanel(devtools: Page): Promise<NetworkPanel> {
  const start = await show(devtools, "id === 'network'");
  const hasRows = `${GRID}?.querySelector('${ROW}') !== null`;
  await until('the Network panel has rows', () => devtools.evaluate(hasRows).then(Boolean), 30_000);
  const shown = Number(await devtools.evaluate('performance.now()')) - start;
  const frames = await framesOf(devtools, GRID);
  const drawn = `${GRID}.querySelector('tbody').textContent`;
  const keys = await keyTimes({ devtools, document: devtools, field: FIELD, drawn }, 1);
  await show(devtools, "id.endsWith('CORS')");
  return { shown, frames, keys };
}
