import { act, cleanup, render } from '@testing-library/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { expect, test } from 'vitest';
import { type Range, useVirtualRows, type VirtualRows } from '../../src/panel/kit/use-virtual-rows.ts';

type Rows = readonly { readonly key: string }[];

const HEIGHT = 210;
const ROW = 21;
const rowsOf = (keys: readonly number[]): Rows => keys.map((key) => ({ key: String(key) }));
const numbers = (from: number, end: number): readonly number[] =>
  Array.from({ length: end - from }, (_, index) => from + index);

/** There is no layout here: the element is told how high it is, and how far it can be scrolled. */
function layOut(element: HTMLElement, height: number): void {
  const most = height - HEIGHT;
  let top = Math.min(element.scrollTop, most);
  const set = (wanted: number): void => {
    top = Math.max(0, Math.min(wanted, most));
  };
  Object.defineProperty(element, 'clientHeight', { value: HEIGHT, configurable: true });
  Object.defineProperty(element, 'scrollTop', { get: () => top, set, configurable: true });
}

/** A list of ten rows' height. */
function showList(first: Rows) {
  const drawn: Range[] = [];
  const Reader = ({ range }: Pick<VirtualRows, 'range'>) => {
    drawn.push(range.value);
    return null;
  };
  const List = ({ rows }: { readonly rows: Rows }) => {
    const element = useRef<HTMLDivElement>(null);
    useLayoutEffect(() => {
      if (element.current !== null) layOut(element.current, (rows.length + 1) * ROW);
    });
    const { range } = useVirtualRows(element, { rows, rowHeight: ROW, follow: true });
    return (
      <div ref={element} data-testid="list">
        <Reader range={range} />
      </div>
    );
  };
  cleanup();
  const { rerender, getByTestId } = render(<List rows={first} />);
  const list = getByTestId('list');
  return {
    list,
    drawn,
    change: (rows: Rows) => {
      drawn.length = 0;
      return act(() => rerender(<List rows={rows} />));
    },
    scroll: (top: number) => {
      drawn.length = 0;
      return act(() => {
        list.scrollTop = top;
        list.dispatchEvent(new Event('scroll'));
      });
    },
  };
}

test('a list begins at its end, follows it, and draws it once for each change', async () => {
  const { list, drawn, change } = showList(rowsOf(numbers(0, 1000)));
  expect([list.scrollTop, drawn.at(-1)?.end]).toEqual([1001 * ROW - HEIGHT, 1000]);
  await change(rowsOf(numbers(0, 1200)));
  expect([list.scrollTop, drawn.map(({ end }) => end)]).toEqual([1201 * ROW - HEIGHT, [1200]]);
});

test('the rows in sight stay to the pixel when others are filtered out, and are drawn there at once', async () => {
  const { list, drawn, change, scroll } = showList(rowsOf(numbers(0, 1000)));
  await scroll(500 * ROW + 5);
  await change(rowsOf(numbers(0, 1000).filter((key) => key % 2 === 0)));
  expect(list.scrollTop).toBe(250 * ROW + 5);
  expect(drawn).toEqual([{ start: 240, end: 270 }]);
});

test('a list that was scrolled a moment ago is not put back where it told it was', async () => {
  const { list, change } = showList(rowsOf(numbers(0, 1000)));
  list.scrollTop = 300 * ROW;
  await change(rowsOf(numbers(0, 1001)));
  expect(list.scrollTop).toBe(300 * ROW);
});

test('a slow scroll draws nothing in most of its frames', async () => {
  const { drawn, scroll } = showList(rowsOf(numbers(0, 1000)));
  const draws: number[] = [];
  await scroll(99 * ROW);
  for (let row = 100; row < 116; row++) {
    await scroll(row * ROW);
    draws.push(drawn.length);
  }
  expect(draws.filter((count) => count > 0).length).toBeLessThanOrEqual(5);
  expect(Math.max(...draws)).toBe(1);
});
