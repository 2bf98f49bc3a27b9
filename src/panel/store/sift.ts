import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Row } from './rows.ts';

/** Milliseconds at a time: less than what is left of a frame. */
const SLICE = 6;
/** Rows between two looks at the clock. */
const STRIDE = 64;

/**
 * What of a log a test lets through; `null` lets everything through. The newest rows come first, those of a long log in
 * slices, so that no key waits for all of them. While the log grows the rows of before stay until all is tested again.
 */
export function sift(
  log: ReadonlySignal<readonly Row[]>,
  test: ReadonlySignal<((row: Row) => boolean) | null>,
): ReadonlySignal<readonly Row[]> {
  const found = signal<readonly Row[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: ((row: Row) => boolean) | null = null;

  function pass(rows: readonly Row[], accepts: (row: Row) => boolean, isFirst: boolean): void {
    const kept: Row[] = [];
    let index = rows.length;
    const work = (): void => {
      timer = undefined;
      const end = performance.now() + SLICE;
      while (index > 0) {
        index--;
        const row = rows[index];
        if (row !== undefined && accepts(row)) kept.push(row);
        if (index % STRIDE === 0 && performance.now() > end) break;
      }
      if (index === 0 || isFirst) found.value = kept.toReversed();
      if (index > 0) timer = setTimeout(work);
      else if (log.peek() !== rows) pass(log.peek(), accepts, false);
    };
    work();
  }
  effect(() => {
    const [rows, accepts] = [log.value, test.value];
    const isFirst = accepts !== asked;
    asked = accepts;
    // A pass that is under way looks at the log again when it has come to its end.
    if (!isFirst && timer !== undefined) return;
    clearTimeout(timer);
    timer = undefined;
    if (accepts !== null) pass(rows, accepts, isFirst);
  });
  return computed(() => (test.value === null ? log.value : found.value));
}
