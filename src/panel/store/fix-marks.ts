import { computed, type ReadonlySignal } from '@preact/signals';
import type { Fix } from '../../core/index.ts';

/** What the fixes hold for one exchange, for one cell of the list. */
export interface FixMark {
  /** The annotations that it needs, without their prefix. */
  readonly annotations: readonly string[];
  /** Something has to be done that no such annotation does. */
  readonly other: boolean;
}

const PREFIX = /^[^/]*\//;

/** The marks by exchange id, found once for each plan: a list asks for many at a time. */
export function fixMarks(fixes: ReadonlySignal<readonly Fix[]>): ReadonlySignal<ReadonlyMap<string, FixMark>> {
  return computed(() => {
    const marks = new Map<string, { annotations: string[]; other: boolean }>();
    const markOf = (exchange: string) => {
      const mark = marks.get(exchange) ?? { annotations: [], other: false };
      marks.set(exchange, mark);
      return mark;
    };
    for (const { changes, instructions } of fixes.value) {
      for (const { key, because } of changes) {
        const name = key.replace(PREFIX, '');
        for (const exchange of new Set(because.map((reason) => reason.exchange))) {
          const { annotations } = markOf(exchange);
          if (!annotations.includes(name)) annotations.push(name);
        }
      }
      for (const { because } of instructions) for (const { exchange } of because) markOf(exchange).other = true;
    }
    return marks;
  });
}
