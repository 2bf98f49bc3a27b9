import { type ReadonlySignal, useSignal } from '@preact/signals';
import { type RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** First row drawn and the one after the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Rows drawn beyond each edge, so that a wheel's step shows no gap. */
const BEYOND = 8;

/** Which of many rows of one height are to be drawn in a scrolling element; the range is never empty while there are rows. */
export function rangeOf(scrollTop: number, height: number, rowHeight: number, count: number): Range {
  const start = Math.max(0, Math.min(count - 1, Math.floor(scrollTop / rowHeight)) - BEYOND);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + BEYOND);
  return { start, end };
}

/**
 * Scroll position and height of an element, as rows. The list follows its end while it is scrolled there, and stands
 * still while it is not.
 */
export function useVirtualRows(
  element: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): ReadonlySignal<Range> {
  const range = useSignal<Range>({ start: 0, end: Math.min(count, 2 * BEYOND) });
  const atEnd = useSignal(false);
  useLayoutEffect(() => {
    const scrolled = element.current;
    if (scrolled === null) return undefined;
    const measure = (): void => {
      const { scrollTop, clientHeight, scrollHeight } = scrolled;
      atEnd.value = scrollHeight > clientHeight && scrollTop + clientHeight >= scrollHeight - rowHeight / 2;
      const next = rangeOf(scrollTop, clientHeight, rowHeight, count);
      const now = range.peek();
      if (next.start !== now.start || next.end !== now.end) range.value = next;
    };
    if (atEnd.peek()) scrolled.scrollTop = scrolled.scrollHeight;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scrolled);
    scrolled.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      scrolled.removeEventListener('scroll', measure);
    };
  }, [element, rowHeight, count, range, atEnd]);
  return range;
}

/** Scrolls just so far that the row stands inside the element, below its fixed header. */
export function scrollToRow(element: HTMLElement, index: number, rowHeight: number, headerHeight: number): void {
  const top = index * rowHeight;
  const bottom = top + rowHeight + headerHeight;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
}
