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
/** Pixels that are taken for the element's own before it has been measured. */
const FIRST_HEIGHT = 240;
const FIRST_WIDTH = 1400;

/**
 * Which of many rows of one height are to be drawn in a scrolling element; the range is never empty while there are rows.
 * Both its ends move at the same time.
 */
export function rangeOf(scrollTop: number, height: number, rowHeight: number, count: number): Range {
  const top = Math.min(count - 1, Math.floor(scrollTop / rowHeight));
  const start = Math.floor((top - BEYOND) / STEP) * STEP;
  const inSight = Math.ceil(height / rowHeight) + 1;
  return { start: Math.max(0, start), end: Math.min(count, start + inSight + 2 * BEYOND + STEP - 1) };
}

/** How many rows the row at the top has moved down, found by the first one of those in sight that is still there. */
function shiftOf(seen: readonly string[], top: number, rows: VirtualRowsOptions['rows']): number {
  if (seen.length === 0 || rows[top]?.key === seen[0]) return 0;
  const offsets = new Map(seen.map((key, offset) => [key, offset]));
  const found = rows.findIndex(({ key }) => offsets.has(key));
  const key = rows[found]?.key;
  return key === undefined ? 0 : found - (offsets.get(key) ?? 0) - top;
}

/** What was last seen of the rows, and where. */
interface Sight {
  readonly rows: VirtualRowsOptions['rows'];
  /** Of the rows in sight. */
  readonly keys: readonly string[];
  /** Index of the first of them. */
  readonly top: number;
  readonly scrollTop: number;
  readonly height: number;
  readonly atEnd: boolean;
}

function look({ scrollTop, clientHeight: height }: HTMLElement, { rows, rowHeight }: VirtualRowsOptions): Sight {
  const top = Math.floor(scrollTop / rowHeight);
  const bottom = Math.ceil((scrollTop + height) / rowHeight);
  const keys = rows.slice(top, bottom).map(({ key }) => key);
  // One row more than fits: the header stands in the way of one.
  return { rows, keys, top, scrollTop, height, atEnd: bottom > rows.length };
}

/**
 * Where a list that has other rows now is to be scrolled: so that the rows that were in sight stay there, or to its end,
 * beyond which no element scrolls.
 */
const placeOf = ({ keys, top, scrollTop, atEnd }: Sight, { rows, rowHeight, follow }: VirtualRowsOptions): number =>
  atEnd && follow ? (rows.length + 1) * rowHeight : scrollTop + shiftOf(keys, top, rows) * rowHeight;

/**
 * Draws what is in sight. The list follows its end while it is scrolled there; anywhere else the rows in sight stay where
 * they are, also when rows above them come or go. Scrolling draws again only what reads the range.
 */
export function useVirtualRows(element: RefObject<HTMLElement | null>, options: VirtualRowsOptions): VirtualRows {
  const { rows, rowHeight } = options;
  const seen = useRef<Sight>({ rows: [], keys: [], top: 0, scrollTop: 0, height: FIRST_HEIGHT, atEnd: true });
  const range = useSignal<Range>({ start: 0, end: 0 });
  const width = useSignal(FIRST_WIDTH);
  const draw = (scrollTop: number, height: number): void => {
    const end = Math.max(0, (rows.length + 1) * rowHeight - height);
    const next = rangeOf(Math.min(scrollTop, end), height, rowHeight, rows.length);
    const now = range.peek();
    if (next.start !== now.start || next.end !== now.end) range.value = next;
  };
  let place: number | null = null;
  if (seen.current.rows !== rows) {
    const [scrolled, last] = [element.current, seen.current];
    // It may have been scrolled since it told so the last time.
    const sight = scrolled === null ? last : look(scrolled, { ...options, rows: last.rows });
    place = placeOf(sight, options);
    // Drawn at once where it will stand, and not first where it stood.
    draw(place, sight.height);
  }
  const measure = useRef(() => {});
  measure.current = (): void => {
    const scrolled = element.current;
    if (scrolled === null) return;
    seen.current = look(scrolled, options);
    draw(seen.current.scrollTop, seen.current.height);
  };
  useLayoutEffect(() => {
    if (place === null || element.current === null) return;
    element.current.scrollTop = place;
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
