// What the first look at the list does not need: each part is a chunk of its own, fetched when the panel has nothing to do.
import { Gone } from './Gone.tsx';
import { later } from './kit/later.tsx';

export const Details = later(() => import('./details/Details.tsx').then((it) => it.Details), Gone);
export const AllFixes = later(() => import('./fix/AllFixes.tsx').then((it) => it.AllFixes), Gone);

/** Fetches them ahead of the first click. */
export const loadParts = (): Promise<unknown> => Promise.all([Details.load(), AllFixes.load()]);
