import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Exchange, Fix, InferredRelease, Manifest, Release } from '../../core/index.ts';
import { inSlices } from './in-slices.ts';

export interface FixStore {
  /** The fixes for the log as it was a moment ago. */
  readonly fixes: ReadonlySignal<readonly Fix[]>;
  /** Which releases fit what was seen; `null` before the first plan. */
  readonly inferred: ReadonlySignal<InferredRelease | null>;
  /** The log, the release, the YAML or the choice of wildcards has changed since. */
  readonly isStale: ReadonlySignal<boolean>;
  /** The user has stopped the planning; `settle` goes on with it. */
  readonly isStopped: ReadonlySignal<boolean>;
  readonly stop: () => void;
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
  /** So much is under way that a plan would soon be another. */
  readonly isBusy: () => boolean;
  /** Loads what plans: not needed before there is something to plan. */
  readonly load: () => Promise<Planner>;
}

/** Plans in steps; the last one gives the plan. */
type Planner = (
  exchanges: readonly Exchange[],
  release: Release,
  yaml: readonly Manifest[],
  wildcard: boolean,
) => Generator<void, Planned>;

interface Planned {
  readonly fixes: readonly Fix[];
  readonly inferred: InferredRelease;
}

/** The least wait before planning again, in milliseconds; a plan that takes long waits longer: it gets a 20th of the time. */
const LEAST_WAIT = 150;
const SHARE = 20;
/** The longest wait for a busy page, in milliseconds. */
const LONGEST = 3000;

/** The fixes, planned again when the log has changed, but never with each change. */
export function createFixStore({ exchanges, release, yaml, wildcard, isBusy, load }: FixStoreOptions): FixStore {
  const fixes = signal<readonly Fix[]>([]);
  const inferred = signal<InferredRelease | null>(null);
  const isStale = signal(false);
  const isStopped = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let took = 0;
  // A plan whose number is not the last one is over.
  let last = 0;
  let latest: Promise<readonly Fix[]> | null = null;
  const ask = () => [exchanges.peek(), release.peek(), yaml.peek(), wildcard.peek()] as const;

  async function work(number: number): Promise<readonly Fix[]> {
    const plan = await load();
    const asked = ask();
    const done = await inSlices(plan(...asked), () => number !== last);
    if (done === null) return latest ?? fixes.peek();
    latest = null;
    took = done.took;
    fixes.value = done.result.fixes;
    inferred.value = done.result.inferred;
    isStale.value = ask().some((item, index) => item !== asked[index]);
    if (isStale.value) schedule();
    return done.result.fixes;
  }
  function settle(): Promise<readonly Fix[]> {
    clearTimeout(timer);
    timer = undefined;
    isStopped.value = false;
    latest = work(++last);
    return latest;
  }
  function schedule(): void {
    // A plan that is under way is not begun anew: it would never end while requests arrive.
    if (latest !== null || isStopped.peek() || timer !== undefined) return;
    const wait = Math.max(LEAST_WAIT, took * SHARE);
    const end = Date.now() + LONGEST;
    const look = (): void => {
      if (isBusy() && Date.now() < end) timer = setTimeout(look, LEAST_WAIT);
      else void settle();
    };
    timer = setTimeout(look, wait);
  }
  effect(() => {
    // Read first, for the effect to follow all four.
    const [all] = [exchanges.value, release.value, yaml.value, wildcard.value];
    const isEmpty = all.length === 0;
    isStale.value = !isEmpty;
    if (isEmpty) fixes.value = [];
    else schedule();
  });
  return {
    fixes,
    inferred,
    isStale,
    isStopped,
    settle,
    stop() {
      clearTimeout(timer);
      timer = undefined;
      last++;
      latest = null;
      isStopped.value = true;
    },
  };
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
