// Reads back what an earlier worker wrote; what is not of the expected shape is left out.
import type { Entry } from '../bridge/protocol.ts';
import type { FoldState } from '../core/index.ts';
import type { TabState } from './journal.ts';
import type { Turn } from './mirror.ts';

interface SavedTab {
  readonly state: TabState;
  readonly entries: ReadonlyMap<number, Entry>;
}

export interface Saved {
  readonly fold: FoldState | undefined;
  readonly tabs: ReadonlyMap<number, SavedTab>;
}

/** The key of the fold's own state. */
export const FOLD_KEY = 'fold';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isFold = (value: unknown): value is FoldState =>
  isObject(value) && 'drafts' in value && Array.isArray(value.drafts);
const isState = (value: unknown): value is TabState =>
  isObject(value) && 'settings' in value && 'since' in value && 'pageOrigin' in value && 'asked' in value;
const isEntry = (value: unknown): value is Entry =>
  isObject(value) && 'kind' in value && (value.kind === 'exchange' || value.kind === 'navigation');

/** Every tab that was watched, with its log in the order of its places. */
export function readSaved(items: Readonly<Record<string, unknown>>): Saved {
  const places = new Map<number, [number, Entry][]>();
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
  const tabs = [...states].map(([tabId, state]): [number, SavedTab] => {
    const entries = (places.get(tabId) ?? []).toSorted(([a], [b]) => a - b);
    return [tabId, { state, entries: new Map(entries) }];
  });
  const fold = items[FOLD_KEY];
  return { fold: isFold(fold) ? fold : undefined, tabs: new Map(tabs) };
}

/** Allowed requests go first when the storage is full; what the worker needs to go on never does. */
export function turnToGo(key: string, value: unknown): Turn {
  if (!key.startsWith('log:')) return 'never';
  return isEntry(value) && value.kind === 'exchange' && value.exchange.outcome === 'allowed' ? 'first' : 'second';
}
