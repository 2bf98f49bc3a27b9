import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { scrollToRow, useVirtualRows } from '../kit/use-virtual-rows.ts';
import { usePanel } from '../panel-context.ts';
import { GridMenu, type GridMenuPlace } from '../parts.ts';
import { usePhrase } from '../Say.tsx';
import { type Column, fitting } from '../store/columns.ts';
import { say } from '../strings.ts';
import { gridKeys } from './grid-keys.ts';
import styles from './Grid.module.css';
import { GridHeader } from './GridHeader.tsx';
import { ROW_HEIGHT } from './GridRow.tsx';
import { GridRows } from './GridRows.tsx';

/** The list. One tab stop: the grid has the focus, the selected row is its active descendant. */
export function Grid() {
  const panel = usePanel();
  const { view, columns } = panel;
  const t = usePhrase();
  const element = useRef<HTMLDivElement>(null);
  const menu = useSignal<GridMenuPlace | null>(null);
  const lines = view.lines.value;
  const sort = columns.sort.value;
  const follow = sort === null && view.opened.value === null;
  const { range, width } = useVirtualRows(element, { rowHeight: ROW_HEIGHT, rows: lines, follow });
  const shown = useComputed(() => fitting(columns.chosen.value, width.value)).value;
  const selectedKey = view.selectedKey.value;
  // Scrolling draws the grid again only where it brings the selected row into sight, or takes it away.
  const isDrawn = useComputed(() => {
    const { start, end } = range.value;
    const key = view.selectedKey.value;
    return view.lines.value.slice(start, end).some((line) => line.key === key);
  }).value;

  const seen = useRef<string | null>(null);
  useEffect(() => {
    // Only when the selection has moved: a list that grows is not to jump back to it.
    if (seen.current === selectedKey) return;
    seen.current = selectedKey;
    const selected = lines.findIndex(({ key }) => key === selectedKey);
    if (element.current !== null && selected >= 0) scrollToRow(element.current, selected, ROW_HEIGHT, ROW_HEIGHT);
  });

  function onClick({ target }: MouseEvent): void {
    const key = target instanceof Element ? keyAt(target) : undefined;
    if (key === undefined || !(target instanceof Element)) return;
    if (target.closest('[data-fold]') === null) view.open(key);
    else view.expand(key, !view.expanded.value.has(key));
  }
  function onContextMenu(event: MouseEvent & { readonly currentTarget: HTMLElement }): void {
    const { currentTarget, target } = event;
    if (!(target instanceof Element)) return;
    event.preventDefault();
    // The key for it says no place: then it is that of the selected row.
    const at = keyAt(target) ?? (target === currentTarget ? (selectedKey ?? undefined) : undefined);
    if (at !== undefined) view.select(at);
    const box = currentTarget.querySelector('[aria-selected=true]')?.getBoundingClientRect();
    const place =
      target === currentTarget && box !== undefined
        ? { x: box.left + ROW_HEIGHT, y: box.bottom }
        : { x: event.clientX, y: event.clientY };
    menu.value = { ...place, key: at ?? null };
  }
  const list = (
    <div
      ref={element}
      role="treegrid"
      tabIndex={0}
      class={styles['grid']}
      data-testid="grid"
      aria-label={t(say('grid_label'))}
      aria-rowcount={lines.length + 1}
      aria-colcount={shown.length}
      style={{ '--columns': trackOf(shown, columns.widths.value) }}
      {...(isDrawn ? { 'aria-activedescendant': `row-${selectedKey}` } : {})}
      onKeyDown={gridKeys(panel, ROW_HEIGHT)}
      onClick={onClick}
      onContextMenu={onContextMenu}
      onPointerOver={showWhole}
    >
      <GridHeader shown={shown} />
      <GridRows lines={lines} range={range} selectedKey={selectedKey} shown={shown} />
    </div>
  );
  // The menu stands beside the list: a treegrid has rows in it, and nothing else.
  return (
    <>
      {list}
      {menu.value !== null && (
        <GridMenu
          place={menu.value}
          close={() => {
            menu.value = null;
          }}
        />
      )}
    </>
  );
}

const keyAt = (target: Element): string | undefined => target.closest<HTMLElement>('[data-key]')?.dataset['key'];

/** What a cell has no room for shows when the pointer rests on it: set then, for no row to pay for it while it scrolls. */
function showWhole({ target }: PointerEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell], [role=columnheader]') : null;
  if (cell === null) return;
  const isName = cell.parentElement?.firstElementChild === cell;
  cell.title = (isName ? cell.closest<HTMLElement>('[data-url]')?.dataset['url'] : undefined) ?? cell.textContent;
  cell.addEventListener('pointerleave', () => cell.removeAttribute('title'), { once: true });
}

/** Shares of the width, so that the columns always fill it. The name says more where there is no room for the route. */
const trackOf = (shown: readonly Column[], widths: Readonly<Record<Column, number>>): string =>
  shown
    .map((column) => `minmax(0, ${widths[column] * (column === 'name' && !shown.includes('route') ? 1.7 : 1)}fr)`)
    .join(' ');
