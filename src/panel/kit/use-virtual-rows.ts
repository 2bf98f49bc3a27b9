import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** First row drawn and the one after the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface VirtualRowsOptions {
  /** Pixels. */
  readonly rowHeight: number;
  readonly rows: readonly { readonly key: string }[];
  /** While it is scrolled to its end the list stays there as it grows. */
  readonly follow: boolean;
}

/** What is seen of the rows, and how wide the element is. */
export interface VirtualRows {
  readonly range: ReadonlySignal<Range>;
  readonly width: ReadonlySignal<number>;
}

/** Rows drawn beyond each edge, so that a wheel's step shows no gap. */
const BEYOND = 8;
/** The range moves by as many rows at a time: most frames of a slow scroll then draw nothing. */
const STEP = 4;
/** What is drawn before the element has been measured. */
const FIRST_ROWS = 16;
const FIRST_WIDTH = 1400;

/** Which of many rows of one height are to be drawn in a scrolling element; the range is never empty while there are rows. */
export function rangeOf(scrollTop: number, height: number, rowHeight: number, count: number): Range {
  const first = Math.max(0, Math.min(count - 1, Math.floor(scrollTop / rowHeight)) - BEYOND);
  const last = Math.ceil((scrollTop + height) / rowHeight) + BEYOND;
  return { start: first - (first % STEP), end: Math.min(count, last + ((STEP - (last % STEP)) % STEP)) };
}

/** How many rows the row at the top has moved down, found by the first one of those in sight that is still there. */
function shiftOf(seen: readonly string[], top: number, rows: VirtualRowsOptions['rows']): number {
  if (seen.length === 0 || rows[top]?.key === seen[0]) return 0;
  const offsets = new Map(seen.map((key, offset) => [key, offset]));
  const found = rows.findIndex(({ key }) => offsets.has(key));
  const key = rows[found]?.key;
  return key === undefined ? 0 : found - (offsets.get(key) ?? 0) - top;
}

/**
 * Draws what is in sight. The list follows its end while it is scrolled there; anywhere else the rows in sight stay where
 * they are, also when rows above them come or go.
 */
export function useVirtualRows(element: RefObject<HTMLElement | null>, options: VirtualRowsOptions): VirtualRows {
  const { rows, rowHeight, follow } = options;
  const range = useSignal<Range>({ start: 0, end: Math.min(rows.length, FIRST_ROWS) });
  const width = useSignal(FIRST_WIDTH);
  const seen = useRef({ keys: [] as readonly string[], top: 0, atEnd: true, rows });
  const measure = useRef(() => {});
  measure.current = (): void => {
    const scrolled = element.current;
    if (scrolled === null) return;
    const { scrollTop, clientHeight } = scrolled;
    const top = Math.floor(scrollTop / rowHeight);
    const bottom = Math.ceil((scrollTop + clientHeight) / rowHeight);
    // One row more than fits: the header stands in the way of one.
    const atEnd = bottom > rows.length;
    seen.current = { keys: rows.slice(top, bottom).map(({ key }) => key), top, atEnd, rows };
    const next = rangeOf(scrollTop, clientHeight, rowHeight, rows.length);
    const now = range.peek();
    if (next.start !== now.start || next.end !== now.end) range.value = next;
  };
  useLayoutEffect(() => {
    const scrolled = element.current;
    const { keys, top, atEnd, rows: before } = seen.current;
    if (scrolled === null || before === rows) return;
    if (atEnd && follow) scrolled.scrollTop = (rows.length + 1) * rowHeight;
    else scrolled.scrollTop += shiftOf(keys, top, rows) * rowHeight;
    measure.current();
  });
  useLayoutEffect(() => {
    const scrolled = element.current;
    if (scrolled === null) return undefined;
    const hear = (): void => measure.current();
    const observer = new ResizeObserver(() => {
      width.value = scrolled.clientWidth;
      hear();
    });
    observer.observe(scrolled);
    scrolled.scrollTop = (seen.current.rows.length + 1) * rowHeight;
    hear();
    scrolled.addEventListener('scroll', hear, { passive: true });
    return () => {
      observer.disconnect();
      scrolled.removeEventListener('scroll', hear);
    };
  }, [element, rowHeight, width]);
  return { range, width };
}

/** Scrolls just so far that the row stands inside the element, below its fixed header. */
export function scrollToRow(element: HTMLElement, index: number, rowHeight: number, headerHeight: number): void {
  const top = index * rowHeight;
  const bottom = top + rowHeight + headerHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
}
