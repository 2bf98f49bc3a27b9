// States of the panel beyond those that are pictured: how it begins, what stands in its way, and what opens on top of it.
import type { Frame } from 'puppeteer-core';
import { byId, click, fillIn, type PanelState, untilPlanned } from '../../../src/cli/panel-states.ts';
import { captureOf, logOf, type ToldPanel } from './panel-with-log.ts';
import { shopExchanges, shopLog, shopPictured } from './shop-log.ts';

export interface ToldState extends Pick<PanelState, 'name' | 'shows'> {
  readonly enter: (panel: Frame, told: ToldPanel) => Promise<unknown>;
  /** It is gone when the panel changes its size, and has to be entered again. */
  readonly isPassing?: boolean;
}

const filter = (panel: Frame, text: string): Promise<void> => fillIn(panel, byId('filter'), text);

/** Opens the menu of what is there. */
async function openMenu(panel: Frame, selector: string): Promise<void> {
  await closeMenu(panel);
  const found = await panel.waitForSelector(selector);
  await found?.evaluate((element) =>
    element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 20, clientY: 60 })),
  );
  await panel.waitForSelector('[role=menu]');
}
async function closeMenu(panel: Frame): Promise<void> {
  await panel.evaluate("document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
  await panel.waitForSelector('[role=menu]', { hidden: true });
}

/** Each entered from the one before; the last one leaves the log of the shop, unfiltered. */
export const moreStates: readonly ToldState[] = [
  { name: 'empty', enter: () => Promise.resolve() },
  {
    name: 'paused',
    enter: (_, { tell }) => tell({ name: 'settings', body: { recording: false, keepLog: false } }),
  },
  { name: 'withheld', enter: (_, { tell }) => tell(logOf([]), captureOf('withheld')) },
  {
    name: 'withheld-later',
    enter: (_, { tell }) => tell(logOf(shopLog)),
  },
  {
    name: 'nothing-blocked',
    async enter(panel, { tell }) {
      const allowed = shopExchanges.filter(({ outcome }) => outcome === 'allowed');
      await tell(captureOf('granted'), logOf(allowed.map((exchange) => ({ kind: 'exchange', exchange }))));
      await panel.waitForSelector(byId('nothing-blocked'));
    },
  },
  {
    name: 'legs',
    async enter(panel, told) {
      await told.tell(logOf(shopLog));
      await untilPlanned(panel);
      await click(panel, byId('tab-requests'));
      await click(panel, `${byId('row')}[data-url="${shopPictured.upload}"] [data-fold]`);
      await panel.waitForSelector(byId('leg'));
    },
  },
  {
    name: 'row-menu',
    isPassing: true,
    enter: (panel) => openMenu(panel, `${byId('row')}[data-url="${shopPictured.put}"]`),
  },
  { name: 'column-menu', isPassing: true, enter: (panel) => openMenu(panel, byId('column-name')) },
  {
    name: 'export-menu',
    isPassing: true,
    async enter(panel) {
      await closeMenu(panel);
      await click(panel, byId('export'));
      await panel.waitForSelector('[role=menu]');
    },
  },
  {
    name: 'suggestions',
    async enter(panel) {
      await closeMenu(panel);
      await filter(panel, 'is:');
      await panel.waitForSelector('[role=option]');
    },
  },
  {
    name: 'filter-problem',
    async enter(panel) {
      await filter(panel, 'is:odd ');
      await panel.waitForSelector(`${byId('filter-problem')}:not(:empty)`);
    },
  },
  {
    name: 'filtered',
    async enter(panel) {
      await filter(panel, 'nothing-like-this');
      await panel.waitForSelector(byId('clear-filter'));
    },
  },
  { name: 'unfiltered', enter: (panel) => click(panel, byId('clear-filter')) },
];
