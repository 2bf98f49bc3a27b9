import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { pause } from './in-slices.ts';
import type { Row } from './rows.ts';

/** Milliseconds at a time: with the drawing of a screenful it leaves a key its frame. */
const SLICE = 8;
/** Rows between two looks at the clock. */
const STRIDE = 256;

type Accepts = (row: Row) => boolean;

/**
 * What of a log a test lets through; `null` lets everything through. A pass over a long log goes on between the frames, so
 * that no key waits for it; until it has come to its end the rows of before stay. A new test ends the pass of the last one.
 */
export function sift(
  log: ReadonlySignal<readonly Row[]>,
  test: ReadonlySignal<Accepts | null>,
): ReadonlySignal<readonly Row[]> {
  const found = signal(log.peek());
  let asked: Accepts | null = null;
  let isUnderWay = false;

  function pass(rows: readonly Row[], accepts: Accepts): void {
    const kept: Row[] = [];
    let next = 0;
    isUnderWay = true;
    const work = (): void => {
      if (accepts !== asked) return;
      const end = performance.now() + SLICE;
      while (next < rows.length) {
        for (const row of rows.slice(next, next + STRIDE)) if (accepts(row)) kept.push(row);
        next += STRIDE;
        if (next < rows.length && performance.now() > end) {
          void pause().then(work);
          return;
        }
      }
      isUnderWay = false;
      found.value = kept;
      // What came meanwhile.
      if (log.peek() !== rows) pass(log.peek(), accepts);
    };
    work();
  }
  effect(() => {
    const [rows, accepts] = [log.value, test.value];
    // A pass that is under way looks at the log again when it has come to its end.
    if (accepts !== null && accepts === asked && isUnderWay) return;
    asked = accepts;
    if (accepts === null) found.value = rows;
    else pass(rows, accepts);
  });
  return found;
}
