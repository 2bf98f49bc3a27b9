import { useRef } from 'preact/hooks';
import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import type { Column } from '../store/columns.ts';
import { say } from '../strings.ts';
import styles from './Grid.module.css';

/** Pixels that a key makes a column wider or narrower. */
const STEP = 16;

/**
 * The head of the list: a click sorts, dragging an edge resizes, a right click chooses the columns. From the list, Up leads
 * to it; there Left and Right move, Enter sorts, and with Alt they resize.
 */
export function GridHeader({ shown }: { readonly shown: readonly Column[] }) {
  const { columns } = usePanel();
  const t = usePhrase();
  const row = useRef<HTMLDivElement>(null);
  const cells = (): HTMLElement[] => [...(row.current?.querySelectorAll<HTMLElement>('[role=columnheader]') ?? [])];
  const sort = columns.sort.value;

  /** Makes a column wider at the cost of the one after it; the last one at the cost of the one before. */
  function widen(index: number, pixels: number): void {
    const widths = cells().map((cell) => cell.getBoundingClientRect().width);
    const left = Math.min(index, shown.length - 2);
    const most = (widths[left + 1] ?? 0) - STEP * 2;
    const least = STEP * 2 - (widths[left] ?? 0);
    const by = Math.max(least, Math.min(most, index === left ? pixels : -pixels));
    const next = widths.map((width, at) => width + (at === left ? by : 0) - (at === left + 1 ? by : 0));
    columns.setWidths(Object.fromEntries(shown.map((column, at) => [column, next[at]])));
  }
  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const all = cells();
    const at = all.findIndex((cell) => cell === document.activeElement);
    const step = event.key === 'ArrowRight' ? 1 : -1;
    const column = shown[at];
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      if (event.altKey) widen(at, step * STEP);
      else all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
    } else if ((event.key === 'Enter' || event.key === ' ') && column !== undefined) columns.sortBy(column);
    else if (event.key === 'ArrowDown') event.currentTarget.closest<HTMLElement>('[role=treegrid]')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onClick({ target }: MouseEvent): void {
    if (!(target instanceof Element) || target.closest('[data-edge]') !== null) return;
    const cell = target.closest<HTMLElement>('[data-column]');
    const column = shown.find((name) => name === cell?.dataset['column']);
    if (column !== undefined) columns.sortBy(column);
  }
  return (
    <div
      ref={row}
      role="row"
      tabIndex={-1}
      class={styles['header']}
      aria-rowindex={1}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {shown.map((column, index) => {
        const direction = sort?.column === column ? sort.direction : null;
        return (
          <span
            key={column}
            role="columnheader"
            tabIndex={-1}
            class={`${styles['heading']} ${styles[column]}`}
            data-column={column}
            data-testid={`column-${column}`}
            aria-sort={direction ?? 'none'}
          >
            <span class={styles['text']}>{t(say(`column_${column}`))}</span>
            {direction !== null && <Icon name={direction === 'ascending' ? 'up' : 'down'} />}
            {index < shown.length - 1 && <Edge widen={(pixels) => widen(index, pixels)} />}
          </span>
        );
      })}
    </div>
  );
}

/** What a column's width is dragged by. */
function Edge({ widen }: { readonly widen: (pixels: number) => void }) {
  const from = useRef(0);
  return (
    <span
      aria-hidden
      data-edge
      class={styles['edge']}
      onPointerDown={(event) => {
        from.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        widen(event.clientX - from.current);
        from.current = event.clientX;
      }}
    />
  );
}
