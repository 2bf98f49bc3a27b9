// What the first look at the list does not need comes in a chunk of its own, fetched when the panel has nothing to do.
import { Gone } from './Gone.tsx';
import { later } from './kit/later.tsx';
import { loadMenus } from './kit/Menu.tsx';
import { loadLanguage } from './language.ts';

const views = () => import('./views.ts');

export const Details = later(() => views().then((it) => it.Details), Gone);
export const AllFixes = later(() => views().then((it) => it.AllFixes), Gone);
export const Overview = later(() => views().then((it) => it.Overview), Gone);

export const GridMenu = later(() => views().then((it) => it.GridMenu), Gone);
export type { GridMenuPlace } from './log/GridMenu.tsx';

/** What completes the filter's text. */
export const loadComplete = () => views().then((it) => it.complete);

/** What reads files that are dropped. */
export const loadDrops = () => views().then((it) => it.listenForDrops);

/** What copies a request. */
export const loadCopyActs = () => views().then((it) => it.copyActs);

/** Fetches them ahead of the first click. */
export const loadParts = (): Promise<unknown> =>
  Promise.all([loadLanguage(), loadMenus(), ...[Details, AllFixes, Overview, GridMenu].map((part) => part.load())]);
