import type { Panel } from '../panel-context.ts';
import { isFoldable, rowKeyOf } from '../store/lines.ts';

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

type GridEvent = KeyboardEvent & { readonly currentTarget: HTMLElement };

/** The keys of the list: arrows, pages and ends move, Right and Left fold, Enter opens; up from the first row is the header. */
export function gridKeys({ view }: Panel, rowHeight: number): (event: GridEvent) => void {
  function move(by: number): void {
    const lines = view.lines.value;
    const at = lines.findIndex(({ key }) => key === view.selectedKey.value);
    const line = lines[Math.max(0, Math.min(lines.length - 1, at < 0 && by > 0 ? by - 1 : at + by))];
    if (line !== undefined) view.select(line.key);
  }
  function fold(isOut: boolean): void {
    const selected = view.selectedKey.value;
    if (selected === null) return;
    const key = rowKeyOf(selected);
    if (view.rows.value.some((row) => row.key === key && isFoldable(row))) view.expand(key, isOut);
    if (!isOut) view.select(key);
  }
  return (event) => {
    const { key, currentTarget, target, ctrlKey, metaKey, altKey } = event;
    if (target !== currentTarget || ctrlKey || metaKey || altKey) return;
    const by = moveOf(key, Math.max(1, Math.floor(currentTarget.clientHeight / rowHeight) - 2));
    const selected = view.selectedKey.value;
    if (key === 'ArrowUp' && view.lines.value[0]?.key === selected) {
      currentTarget.querySelector<HTMLElement>('[role=columnheader]')?.focus();
    } else if (by !== null) move(by);
    else if (key === 'Enter' && selected !== null) view.open(selected);
    else if (key === 'ArrowRight' || key === 'ArrowLeft') fold(key === 'ArrowRight');
    else return;
    event.preventDefault();
  };
}
