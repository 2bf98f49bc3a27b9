import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Exchange, Fix, InferredRelease, Manifest, Release } from '../../core/index.ts';

export interface FixStore {
  /** The fixes for the log as it was a moment ago. */
  readonly fixes: ReadonlySignal<readonly Fix[]>;
  /** Which releases fit what was seen; `null` before the first plan. */
  readonly inferred: ReadonlySignal<InferredRelease | null>;
  /** The log, the release, the YAML or the choice of wildcards has changed since. */
  readonly isStale: ReadonlySignal<boolean>;
  /** Computes at once what is due, and gives it. */
  readonly settle: () => Promise<readonly Fix[]>;
}

export interface FixStoreOptions {
  readonly exchanges: ReadonlySignal<readonly Exchange[]>;
  readonly release: ReadonlySignal<Release>;
  /** The Ingresses that the user has. */
  readonly yaml: ReadonlySignal<readonly Manifest[]>;
  /** Whether one wildcard may stand in place of sibling origins. */
  readonly wildcard: ReadonlySignal<boolean>;
  /** Loads what plans: not needed before there is something to plan. */
  readonly load: () => Promise<Planner>;
}

type Planner = (
  exchanges: readonly Exchange[],
  release: Release,
  yaml: readonly Manifest[],
  wildcard: boolean,
) => Planned;

interface Planned {
  readonly fixes: readonly Fix[];
  readonly inferred: InferredRelease;
}

/** The least wait before planning again, in milliseconds; a plan that takes long waits longer: it gets a 20th of the time. */
const LEAST_WAIT = 150;
const SHARE = 20;

/** The fixes, planned again when the log has changed, but never with each change. */
export function createFixStore({ exchanges, release, yaml, wildcard, load }: FixStoreOptions): FixStore {
  const fixes = signal<readonly Fix[]>([]);
  const inferred = signal<InferredRelease | null>(null);
  const isStale = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let took = 0;

  async function settle(): Promise<readonly Fix[]> {
    clearTimeout(timer);
    timer = undefined;
    const plan = await load();
    const asked = [exchanges.peek(), release.peek(), yaml.peek(), wildcard.peek()] as const;
    const start = performance.now();
    const planned = plan(...asked);
    took = performance.now() - start;
    isStale.value = false;
    fixes.value = planned.fixes;
    inferred.value = planned.inferred;
    return planned.fixes;
  }
  effect(() => {
    // Read first, for the effect to follow all four.
    const [all] = [exchanges.value, release.value, yaml.value, wildcard.value];
    const isEmpty = all.length === 0;
    isStale.value = !isEmpty;
    if (isEmpty) fixes.value = [];
    else timer ??= setTimeout(() => void settle(), Math.max(LEAST_WAIT, took * SHARE));
  });
  return { fixes, inferred, isStale, settle };
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
