import { act } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { COLUMNS, fitting } from '../../src/panel/store/columns.ts';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, openMenu, press, showPanel } from './show.tsx';

const APP = 'https://app.shop.test';
const get = (id: string, url: string, status: number) => anExchange(id).from(APP).get(url).answering(status);
const b = get('1', 'https://api.shop.test/b', 200).blocked().build();
const a = get('2', 'https://cdn.shop.test/a', 404).blocked().build();
const c = anExchange('3').from(APP).put('https://api.shop.test/c').preflight(204).blocked().build();

const names = (): string =>
  allById('row')
    .map((row) => row.dataset['url']?.at(-1))
    .join('');
const header = (column: string): HTMLElement => byId(`column-${column}`);

describe('the columns', () => {
  test('sort by a click, the other way by the second, and by time again by the third', async () => {
    await showPanel().log([b, a, c]);
    expect(names()).toBe('bac');
    await click(header('name'));
    expect([names(), header('name').getAttribute('aria-sort')]).toEqual(['abc', 'ascending']);
    await click(header('name'));
    expect([names(), header('name').getAttribute('aria-sort')]).toEqual(['cba', 'descending']);
    await click(header('name'));
    expect([names(), header('name').getAttribute('aria-sort')]).toEqual(['bac', 'none']);
  });

  test('stay sorted while the list is filtered, and so do requests that come then', async () => {
    const shown = showPanel();
    await shown.log([b, a, c]);
    await click(header('name'));
    await click(header('name'));
    await act(() => {
      shown.panel.view.query.value = 'method:get';
    });
    expect(names()).toBe('ba');
    await shown.entries([get('4', 'https://api.shop.test/d', 200).blocked().build()]);
    expect(names()).toBe('dba');
  });

  test('sort a status as a number', async () => {
    await showPanel().log([b, a, c]);
    await click(header('status'));
    expect(allById('row').map((row) => row.children[2]?.textContent)).toEqual(['200', '204 (preflight)', '404']);
  });

  test('are sorted and made wider by keyboard: up from the first row is their head', async () => {
    const shown = showPanel();
    await shown.log([b, a, c]);
    const grid = byId('grid');
    await press('Home', grid);
    await press('ArrowUp', grid);
    expect(document.activeElement).toBe(header('name'));
    await press('ArrowRight', header('name'));
    expect(document.activeElement).toBe(header('method'));
    await press('Enter', header('method'));
    expect(header('method').getAttribute('aria-sort')).toBe('ascending');
    await press('ArrowDown', header('method'));
    expect(document.activeElement).toBe(grid);
  });

  test('are chosen from a menu on their head, and the name stays', async () => {
    const shown = showPanel();
    await shown.log([b]);
    await openMenu(header('time'));
    await click(byId('choose-time'));
    expect(allById('column-time')).toEqual([]);
    expect(shown.layouts.at(-1)).toMatchObject({ hidden: ['time'] });
    await openMenu(header('name'));
    await click(byId('choose-name'));
    expect(allById('column-name')).toHaveLength(1);
  });

  test('are as they were left, and what was not written by the panel is passed over', () => {
    const left = { hidden: ['time', 'fix'], widths: { name: 300 }, sort: { column: 'name', direction: 'descending' } };
    const { columns } = showPanel({ savedColumns: left }).panel;
    expect(columns.chosen.value).toEqual(['name', 'method', 'status', 'verdict', 'route']);
    expect([columns.widths.value.name, columns.sort.value]).toEqual([300, { column: 'name', direction: 'descending' }]);
    for (const savedColumns of [
      null,
      'x',
      { hidden: ['name', 4], widths: { name: -1, time: 'x' }, sort: { column: 'z' } },
    ]) {
      const fresh = showPanel({ savedColumns }).panel.columns;
      expect([fresh.chosen.value.length, fresh.widths.value.name, fresh.sort.value]).toEqual([7, 220, null]);
    }
  });
});

describe('where the list is narrow', () => {
  test.each([
    [1400, 'name method status verdict route fix time'],
    [1000, 'name method status verdict fix'],
    [588, 'name verdict'],
    [350, 'name verdict'],
  ])('%i pixels have room for %s', (width, shown) => {
    expect(fitting(COLUMNS, width).join(' ')).toBe(shown);
  });

  test('method and host stand beside the name, and tell requests of one name apart', async () => {
    const orders = (id: string, method: string, host: string) =>
      anExchange(id).from(APP).request(method, `https://${host}/v1/orders`).preflight(204).blocked().build();
    const savedColumns = { hidden: ['method', 'route'] };
    await showPanel({ savedColumns }).log([orders('1', 'PUT', 'api.shop.test'), orders('2', 'PUT', 'cdn.shop.test')]);
    expect(allById('row').map((row) => row.children[0]?.textContent)).toEqual([
      'ordersPUT api.shop.test/v1/',
      'ordersPUT cdn.shop.test/v1/',
    ]);
    await press('Home', byId('grid'));
    await press('ArrowRight', byId('grid'));
    expect(allById('leg').map((leg) => leg.children[0]?.textContent)).toEqual([
      'ordersOPTIONS 204',
      'ordersPUT net::ERR_FAILED',
    ]);
  });
});

describe('a row with a preflight', () => {
  test('is folded out by Right and in by Left', async () => {
    await showPanel().log([b, c]);
    const grid = byId('grid');
    await press('End', grid);
    expect(byId('row').getAttribute('aria-expanded')).toBe(null);
    const row = allById('row')[1];
    expect(row?.getAttribute('aria-expanded')).toBe('false');
    await press('ArrowRight', grid);
    expect(allById('leg').map((leg) => [leg.getAttribute('aria-level'), leg.children[1]?.textContent])).toEqual([
      ['2', 'OPTIONS'],
      ['2', 'PUT'],
    ]);
    await press('ArrowDown', grid);
    await press('ArrowLeft', grid);
    expect(allById('leg')).toEqual([]);
    expect(allById('row')[1]?.getAttribute('aria-selected')).toBe('true');
  });

  test('opens the details of its request from a leg, too', async () => {
    await showPanel().log([c]);
    await press('End', byId('grid'));
    await press('ArrowRight', byId('grid'));
    await press('ArrowDown', byId('grid'));
    await press('Enter', byId('grid'));
    expect(byId('details').textContent).toContain('https://api.shop.test/c');
  });
});
