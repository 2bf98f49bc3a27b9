// Reads back what an earlier worker wrote; what is not of the expected shape is left out.
import type { FoldState } from '../core/index.ts';
import type { Numbered, TabState } from './journal.ts';
import type { Turn } from './mirror.ts';
import type { Recent } from './seam.ts';

export interface SavedTab {
  readonly state: TabState;
  readonly entries: ReadonlyMap<number, Numbered>;
}

/** What one key holds beside the logs: the open exchanges, and the last events that went into them. */
export interface Progress {
  readonly fold: FoldState;
  readonly recent: Recent;
}

export interface Saved {
  readonly progress: Progress | undefined;
  readonly tabs: ReadonlyMap<number, SavedTab>;
}

/** The key of the recorder's progress; one that records a single tab has a key of its own. */
export const progressKey = (tabId: number | undefined): string => (tabId === undefined ? 'fold' : `fold:${tabId}`);

/** Whether a key belongs to a recorder of this tab; without a tab all do. */
export const isKeyOf = (key: string, tabId: number | undefined): boolean =>
  tabId === undefined || key.split(':')[1] === String(tabId);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isProgress = (value: unknown): value is Progress =>
  isObject(value) &&
  'recent' in value &&
  Array.isArray(value.recent) &&
  'fold' in value &&
  isObject(value.fold) &&
  'drafts' in value.fold &&
  Array.isArray(value.fold.drafts);
const isState = (value: unknown): value is TabState =>
  isObject(value) &&
  'settings' in value &&
  'since' in value &&
  'pageOrigin' in value &&
  'asked' in value &&
  'left' in value;
const isEntry = (value: unknown): value is Numbered =>
  isObject(value) && 'seq' in value && 'kind' in value && (value.kind === 'exchange' || value.kind === 'navigation');

/** Every tab that was watched, with its log in the order of its places; the items are those of one recorder. */
export function readSaved(items: Readonly<Record<string, unknown>>, tabId?: number): Saved {
  const places = new Map<number, [number, Numbered][]>();
  const states = new Map<number, TabState>();
  for (const [key, value] of Object.entries(items)) {
    const [kind, tab, place] = key.split(':');
    if (kind === 'tab' && isState(value)) states.set(Number(tab), value);
    if (kind === 'log' && isEntry(value)) {
      const found = places.get(Number(tab)) ?? [];
      found.push([Number(place), value]);
      places.set(Number(tab), found);
    }
  }
  const tabs = [...states].map(([id, state]): [number, SavedTab] => {
    const entries = (places.get(id) ?? []).toSorted(([a], [b]) => a - b);
    return [id, { state, entries: new Map(entries) }];
  });
  const progress = items[progressKey(tabId)];
  return { progress: isProgress(progress) ? progress : undefined, tabs: new Map(tabs) };
}

/** Allowed requests go first when the storage is full; what the worker needs to go on never does. */
export function turnToGo(key: string, value: unknown): Turn {
  if (!key.startsWith('log:')) return 'never';
  return isEntry(value) && value.kind === 'exchange' && value.exchange.outcome === 'allowed' ? 'first' : 'second';
}
