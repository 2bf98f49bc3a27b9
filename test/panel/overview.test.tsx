import { act } from '@testing-library/preact';
import type { DetachedWindowAPI } from 'happy-dom';
import { expect, test } from 'vitest';
import type { Exchange } from '../../src/core/index.ts';
import { moved } from '../../src/panel/overview/grid-moves.ts';
import { matrixOf } from '../../src/panel/overview/matrix.ts';
import { createJudge, createRowMaker } from '../../src/panel/store/rows.ts';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, entryOf, press, showPanel, textOf } from './show.tsx';

declare const happyDOM: DetachedWindowAPI;

const [APP, ADMIN] = ['https://app.shop.test', 'https://admin.shop.test'];

let number = 0;
const call = (origin: string, url: string) => anExchange(String(++number)).from(origin).get(url);
const passing = (origin: string, url: string): Exchange =>
  call(origin, url).answering(200, { 'access-control-allow-origin': origin }).allowed().build();
const blocked = (origin: string, url: string): Exchange => call(origin, url).answering(200).blocked().build();

const story = [
  passing(APP, 'https://cdn.test/a'),
  passing(APP, 'https://api.shop.test/1'),
  blocked(APP, 'https://api.shop.test/2'),
  blocked(APP, 'https://api.shop.test/3'),
  passing(ADMIN, 'https://api.shop.test/4'),
];

async function openOverview(exchanges: readonly Exchange[] = story) {
  const shown = showPanel();
  await shown.log(exchanges);
  await click(byId('tab-overview'));
  return shown;
}

const cells = () =>
  allById('overview-cell').map((cell) => [cell.dataset['tone'] ?? null, cell.lastElementChild?.textContent]);

test('shows who is blocked where, by sign and number, the worst first', async () => {
  await openOverview();
  const heads = (selector: string) => [...byId('overview').querySelectorAll(selector)].map((th) => th.textContent);
  expect(heads('tbody th')).toEqual(['api.shop.test', 'cdn.test']);
  expect(heads('thead th')).toEqual(['Host', 'app.shop.test', 'admin.shop.test']);
  const titles = [...byId('overview').querySelectorAll<HTMLElement>('thead th')].map(({ title }) => title);
  expect(titles.slice(1)).toEqual([APP, ADMIN]);
  expect(cells()).toEqual([
    ['bad', '2/3'],
    ['good', '1'],
    ['good', '1'],
    [null, `${ADMIN} never called cdn.test`],
  ]);
  expect(allById('overview-cell').map((cell) => cell.querySelector('.unseen')?.textContent)).toEqual([
    `${APP} to api.shop.test: 2 of 3 blocked`,
    `${ADMIN} to api.shop.test: 1 allowed`,
    `${APP} to cdn.test: 1 allowed`,
    `${ADMIN} never called cdn.test`,
  ]);
});

test('a field leads to its requests in the list, and an empty one nowhere', async () => {
  const shown = await openOverview();
  const [first, , , empty] = allById('overview-cell');
  if (first === undefined || empty === undefined) throw new Error('four fields');
  await click(empty);
  expect(shown.panel.view.view.value).toBe('overview');
  await click(first);
  expect(shown.panel.view.view.value).toBe('requests');
  expect(allById('row').map((row) => row.dataset['url'])).toEqual([
    'https://api.shop.test/1',
    'https://api.shop.test/2',
    'https://api.shop.test/3',
  ]);
});

test('docked at the bottom has hosts side by side that have no room below each other', async () => {
  await openOverview();
  const heads = () => [...byId('overview').querySelectorAll('thead th')].map((th) => th.textContent);
  await act(() => happyDOM.setViewport({ width: 1400, height: 272 }));
  expect(heads()).toEqual(['Host', 'app.shop.test', 'admin.shop.test']);
  await act(() => happyDOM.setViewport({ width: 1400, height: 130 }));
  expect(heads()).toEqual(['Origin', 'api.shop.test', 'cdn.test']);
  expect(cells()).toEqual([
    ['bad', '2/3'],
    ['good', '1'],
    ['good', '1'],
    [null, `${ADMIN} never called cdn.test`],
  ]);
  await act(() => happyDOM.setViewport({ width: 1024, height: 768 }));
});

test('is one stop of the Tab key, and the arrow keys move in it', async () => {
  await openOverview();
  const stops = () => allById('overview-cell').map((cell) => cell.tabIndex);
  expect(stops()).toEqual([0, -1, -1, -1]);
  await act(() => allById('overview-cell')[0]?.focus());
  await press('ArrowRight', document.activeElement ?? document.body);
  expect(stops()).toEqual([-1, 0, -1, -1]);
  expect(document.activeElement).toBe(allById('overview-cell')[1]);
  await press('ArrowDown', document.activeElement ?? document.body);
  expect(document.activeElement).toBe(allById('overview-cell')[3]);
});

test('the keys of a grid stop at its edges', () => {
  const last = { row: 39, column: 39 };
  const from = (row: number, column: number, key: string, whole = false) => moved({ row, column }, key, whole, last);
  expect(from(0, 0, 'ArrowUp')).toEqual({ row: 0, column: 0 });
  expect(from(39, 39, 'ArrowRight')).toEqual({ row: 39, column: 39 });
  expect(from(5, 7, 'Home')).toEqual({ row: 5, column: 0 });
  expect(from(5, 7, 'End', true)).toEqual({ row: 39, column: 39 });
  expect(from(5, 7, 'Home', true)).toEqual({ row: 0, column: 0 });
  expect(from(5, 7, 'PageDown')).toEqual({ row: 13, column: 7 });
  expect(from(5, 7, 'PageUp')).toEqual({ row: 0, column: 7 });
  expect(from(5, 7, 'x')).toBeNull();
  expect(from(5, 7, 'constructor')).toBeNull();
});

test('keeps its focus inside when hosts go', async () => {
  const shown = await openOverview();
  await act(() => allById('overview-cell')[3]?.focus());
  await shown.log(story.slice(0, 1));
  expect(allById('overview-cell').map((cell) => cell.tabIndex)).toEqual([0]);
});

test('says that nothing was seen yet', async () => {
  const shown = await openOverview([]);
  await shown.setState('connected');
  expect(textOf('empty-state')).toContain('Recording cross-origin requests.');
});

test('takes 40 origins and 40 hosts', () => {
  const many = Array.from({ length: 1600 }, (_, index) =>
    passing(`https://o${Math.floor(index / 40)}.test`, `https://h${index % 40}.test/`),
  );
  const { hosts, origins, at } = matrixOf(many.map(entryOf).map(createRowMaker(createJudge())));
  expect([hosts.length, origins.length]).toEqual([40, 40]);
  expect(at('h3.test', 'https://o7.test')?.total).toBe(1);
});
