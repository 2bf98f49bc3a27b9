import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
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
  const slotsFor = useSlots();
  const slotOf = slotsFor(lines, start, end);
  const drawn = useRef(new Map<number, Drawn>());
  const rows = lines.slice(start, end).map((line, offset) => {
    const index = start + offset;
    const slot = slotOf(index);
    const isSelected = line.key === selectedKey;
    const last = drawn.current.get(slot);
    if (last?.line === line && last.index === index && last.isSelected === isSelected && last.shown === shown)
      return last.row;
    const row = <GridRow key={slot} line={line} index={index} isSelected={isSelected} shown={shown} />;
    drawn.current.set(slot, { line, index, isSelected, shown, row });
    return row;
  });
  return (
    <div role="rowgroup" class={styles['body']} style={{ height: `${lines.length * ROW_HEIGHT}px` }}>
      {rows}
    </div>
  );
}

/** A row as it stands: one that has not changed is not drawn again. */
interface Drawn {
  readonly line: Line;
  readonly index: number;
  readonly isSelected: boolean;
  readonly shown: readonly Column[];
  readonly row: JSX.Element;
}

/**
 * Says which elements draw a line. A row that scrolls out lends its own to the one that scrolls in. Where all the lines are
 * others, elements stay where they stand, for none of them has to be moved.
 */
function useSlots() {
  const last = useRef<{ lines: readonly Line[]; start: number; first: number }>({ lines: [], start: 0, first: 0 });
  const size = useRef(1);
  return (lines: readonly Line[], start: number, end: number): ((index: number) => number) => {
    const most = (size.current = Math.max(size.current, end - start));
    const before = last.current;
    const isOther = before.lines[start] !== lines[start];
    const first = isOther ? before.first : (before.first + ((start - before.start) % most) + most) % most;
    last.current = { lines, start, first };
    return (index) => (first + index - start) % most;
  };
}
