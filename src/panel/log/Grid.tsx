import { useEffect, useRef } from 'preact/hooks';
import { scrollToRow, useVirtualRows } from '../kit/use-virtual-rows.ts';
import { usePanel } from '../panel-context.ts';
import { usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Grid.module.css';
import { RequestRow } from './RequestRow.tsx';

/** Height of a row and of the header in pixels, the same as in Grid.module.css and in DevTools. */
const ROW_HEIGHT = 21;

const COLUMNS = ['name', 'method', 'status', 'verdict', 'route'] as const;

/** How far a key moves in a list; a page is what the element shows. */
function moveOf(key: string, page: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return -1;
    case 'ArrowDown':
      return 1;
    case 'PageUp':
      return -page;
    case 'PageDown':
      return page;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return null;
  }
}

/** The list. One tab stop: the grid has the focus, the selected row is its active descendant. */
export function Grid() {
  const { view } = usePanel();
  const t = usePhrase();
  const element = useRef<HTMLDivElement>(null);
  const rows = view.rows.value;
  const range = useVirtualRows(element, ROW_HEIGHT, rows.length).value;
  const selected = rows.findIndex(({ key }) => key === view.selectedKey.value);

  const seen = useRef<string | null>(null);
  useEffect(() => {
    // Only when the selection has moved: a list that grows is not to jump back to it.
    if (seen.current === view.selectedKey.value) return;
    seen.current = view.selectedKey.value;
    if (element.current !== null && selected >= 0) scrollToRow(element.current, selected, ROW_HEIGHT, ROW_HEIGHT);
  });

  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / ROW_HEIGHT) - 2);
    const move = moveOf(event.key, page);
    const chosen = rows[selected];
    if (event.key === 'Enter' && chosen !== undefined) view.open(chosen.key);
    else if (move !== null) {
      const row = rows[Math.max(0, Math.min(rows.length - 1, selected < 0 && move > 0 ? move - 1 : selected + move))];
      if (row !== undefined) view.select(row.key);
    } else return;
    event.preventDefault();
  }
  function onClick({ target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
    if (row?.dataset['key'] !== undefined) view.open(row.dataset['key']);
  }
  const isDrawn = selected >= range.start && selected < range.end;
  return (
    <div
      ref={element}
      role="grid"
      tabIndex={0}
      class={styles['grid']}
      aria-label={t(say('grid_label'))}
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      {...(isDrawn ? { 'aria-activedescendant': `row-${rows[selected]?.key}` } : {})}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="row" class={styles['header']} aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader" class={styles[column]}>
            {t(say(`column_${column}`))}
          </span>
        ))}
      </div>
      <div role="rowgroup" class={styles['body']} style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
        {rows.slice(range.start, range.end).map((row, index) => (
          <RequestRow
            key={row.key}
            row={row}
            index={range.start + index}
            top={(range.start + index) * ROW_HEIGHT}
            selected={range.start + index === selected}
          />
        ))}
      </div>
    </div>
  );
}
