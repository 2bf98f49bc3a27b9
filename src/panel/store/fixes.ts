import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Exchange, Fix, Release } from '../../core/index.ts';

export interface FixStore {
  /** The fixes for the log as it was a moment ago. */
  readonly fixes: ReadonlySignal<readonly Fix[]>;
  /** The log or the release has changed since. */
  readonly isStale: ReadonlySignal<boolean>;
  /** Computes at once what is due, and gives it. */
  readonly settle: () => Promise<readonly Fix[]>;
}

export interface FixStoreOptions {
  readonly exchanges: ReadonlySignal<readonly Exchange[]>;
  readonly release: ReadonlySignal<Release>;
  /** Loads what plans: not needed before there is something to plan. */
  readonly load: () => Promise<Planner>;
}

type Planner = (exchanges: readonly Exchange[], release: Release) => readonly Fix[];

/** The least wait before planning again, in milliseconds; a plan that takes long waits longer, up to a fifth of the time. */
const LEAST_WAIT = 150;
const SHARE = 4;

/** The fixes, planned again when the log has changed, but never with each change. */
export function createFixStore({ exchanges, release, load }: FixStoreOptions): FixStore {
  const fixes = signal<readonly Fix[]>([]);
  const isStale = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let took = 0;

  async function settle(): Promise<readonly Fix[]> {
    clearTimeout(timer);
    timer = undefined;
    const asked = [exchanges.peek(), release.peek()] as const;
    const plan = await load();
    const start = performance.now();
    const planned = plan(...asked);
    took = performance.now() - start;
    if (asked[0] === exchanges.peek() && asked[1] === release.peek()) isStale.value = false;
    fixes.value = planned;
    return planned;
  }
  effect(() => {
    // Read first, for the effect to follow both.
    const [all] = [exchanges.value, release.value];
    const isEmpty = all.length === 0;
    isStale.value = !isEmpty;
    if (isEmpty) fixes.value = [];
    else timer ??= setTimeout(() => void settle(), Math.max(LEAST_WAIT, took * SHARE));
  });
  return { fixes, isStale, settle };
}

/** The fixes that speak of this exchange. */
export function fixesOf(fixes: readonly Fix[], exchange: string): readonly Fix[] {
  const names = (because: readonly { readonly exchange: string }[]): boolean =>
    because.some((reason) => reason.exchange === exchange);
  const speaking = fixes.filter(({ changes, instructions }) =>
    [...changes, ...instructions].some(({ because }) => names(because)),
  );
  return speaking.length > 0
    ? speaking
    : fixes.filter(({ proof }) => proof.some((item) => item.exchange === exchange && item.before !== 'allowed'));
}
