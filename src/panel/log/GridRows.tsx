import type { ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Range } from '../kit/use-virtual-rows.ts';
import type { Column } from '../store/columns.ts';
import type { Line } from '../store/lines.ts';
import styles from './Grid.module.css';
import { GridRow, ROW_HEIGHT } from './GridRow.tsx';

export interface GridRowsProps {
  readonly lines: readonly Line[];
  /** Which of them are drawn. */
  readonly range: ReadonlySignal<Range>;
  readonly selectedKey: string | null;
  readonly shown: readonly Column[];
}

/** The lines that are in sight, at their places among all. */
export function GridRows({ lines, range, selectedKey, shown }: GridRowsProps) {
  const { start, end } = range.value;
  const slotOf = useSlots(lines, start, end);
  return (
    <div role="rowgroup" class={styles['body']} style={{ height: `${lines.length * ROW_HEIGHT}px` }}>
      {lines.slice(start, end).map((line, offset) => (
        <GridRow
          key={slotOf(offset)}
          line={line}
          index={start + offset}
          isSelected={line.key === selectedKey}
          shown={shown}
        />
      ))}
    </div>
  );
}

/**
 * Says which elements draw a line. A row that scrolls out lends its own to the one that scrolls in. Where all the lines are
 * others, elements stay where they stand, for none of them has to be moved.
 */
function useSlots(lines: readonly Line[], start: number, end: number): (offset: number) => number {
  const last = useRef({ lines, start, first: 0, size: 1 });
  const before = last.current;
  const size = Math.max(before.size, end - start);
  const moved = before.lines[start] === lines[start] ? start - before.start : 0;
  const first = (((before.first + moved) % size) + size) % size;
  last.current = { lines, start, first, size };
  return (offset) => (first + offset) % size;
}
