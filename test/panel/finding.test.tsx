import { act, fireEvent, waitFor } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { inEnglish, judge, phrase } from '../../src/core/index.ts';
import { complete } from '../../src/panel/log/completion.ts';
import { parseQuery } from '../../src/panel/store/query.ts';
import { createRowMaker, type ExchangeRow } from '../../src/panel/store/rows.ts';
import { panelStrings } from '../../src/panel/strings.ts';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, entryOf, press, showPanel, textOf } from './show.tsx';

const APP = 'https://app.shop.test';
const passing = anExchange('1')
  .from(APP)
  .get('https://cdn.shop.test/logo.png')
  .answering(200, { 'access-control-allow-origin': '*', 'x-cache': 'HIT' })
  .allowed()
  .build();
const refused = anExchange('2').from(APP).put('https://api.shop.test/orders').preflight(403).blocked().build();
const rows = [passing, refused]
  .map((exchange) => createRowMaker(judge)(entryOf(exchange)))
  .filter((row): row is ExchangeRow => row.kind === 'exchange');

const lookup = (key: string): string => panelStrings[key] ?? inEnglish(key);
const read = (text: string, isFixed = (_row: ExchangeRow): boolean => false) => parseQuery(text, { lookup, isFixed });

describe('a filter', () => {
  test.each([
    ['status-code:4xx', '2'],
    ['status-code:2', ''],
    ['is:fixed', '2'],
    ['-is:fixed', '1'],
    ['is:', '1 2'],
    ['is:blo', '1 2'],
    ['-method:', '1 2'],
  ])('%j shows the requests %s', (text, ids) => {
    const { test: passes, problem } = read(text, ({ exchange }) => exchange.id === '2');
    expect(problem).toBe(null);
    expect(
      rows
        .filter(passes)
        .map(({ exchange }) => exchange.id)
        .join(' '),
    ).toBe(ids);
  });

  test.each([
    ['is:nonsense', 'is: does not know nonsense. It knows blocked'],
    ['orders status-code:many', 'status-code: takes a number such as 403, or 4xx. many is neither.'],
    ['-is:x', 'is: does not know x.'],
  ])('%j is answered with one clear sentence, and its other terms hold', (text, sentence) => {
    const { test: passes, problem } = read(text);
    expect(problem === null ? '' : phrase(problem, lookup)).toContain(sentence);
    expect(rows.filter(passes)).toHaveLength(text.startsWith('orders') ? 1 : 2);
  });

  test('says in the panel what is wrong with it', async () => {
    await showPanel().log([passing]);
    await act(() => void fireEvent.input(byId('filter'), { target: { value: 'is:nonsense' } }));
    expect(textOf('filter-problem')).toContain('is: does not know nonsense.');
    expect(byId('filter').getAttribute('aria-invalid')).toBe('true');
  });

  test('is turned round by "Invert", and its switches are its own words', async () => {
    const shown = showPanel();
    await shown.log([passing, refused]);
    const urls = () => allById('row').map((row) => row.dataset['url']);
    await click(byId('only-blocked'));
    expect([shown.panel.view.query.value, urls()]).toEqual(['is:blocked', ['https://api.shop.test/orders']]);
    expect(byId('only-blocked').getAttribute('aria-pressed')).toBe('true');
    await act(() => void fireEvent.click(byId('invert')));
    expect(urls()).toEqual(['https://cdn.shop.test/logo.png']);
    await click(byId('only-blocked'));
    expect(shown.panel.view.query.value).toBe('');
  });
});

describe('the ways to go on', () => {
  test.each([
    ['is', 2, ['is:']],
    ['is:', 3, ['is:blocked', 'is:preflighted', 'is:fixed', 'is:allowed', 'is:ambiguous', 'is:not-cors', 'is:pending']],
    ['-is:bl', 6, ['-is:blocked']],
    ['domain:', 7, ['domain:api.shop.test', 'domain:cdn.shop.test']],
    ['method:p', 8, ['method:PUT']],
    ['header:cache', 12, ['header:x-cache']],
    ['orders rule:status', 18, ['rule:preflight-status-not-ok']],
    ['orders', 6, []],
    ['constructor:', 12, []],
    ['', 0, []],
  ])('from %j at %i are %j', (text, caret, options) => {
    expect(complete(text, caret, rows).options).toEqual(options);
  });

  test('are for the term at the caret, and leave the others', () => {
    expect(complete('is:bl orders', 5, rows)).toEqual({ from: 0, to: 5, options: ['is:blocked'] });
  });

  test('are gone through by arrows, taken by Enter or Tab, and closed by Esc', async () => {
    const shown = showPanel();
    await shown.log([passing, refused]);
    const field = byId('filter');
    const type = (value: string) =>
      act(async () => {
        field.focus();
        fireEvent.input(field, { target: { value } });
        await Promise.resolve();
      });
    const options = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent);
    await type('domain:');
    await waitFor(() => expect(options()).toHaveLength(2));
    expect([options().length, field.getAttribute('aria-expanded')]).toEqual([2, 'true']);
    await press('ArrowDown', field);
    await press('ArrowDown', field);
    expect(field.getAttribute('aria-activedescendant')).toBe('filter-option-1');
    await press('Enter', field);
    expect(shown.panel.view.query.value).toBe('domain:cdn.shop.test ');
    await type('is:bl');
    await waitFor(() => expect(options()).toEqual(['is:blocked']));
    await press('Tab', field);
    expect(shown.panel.view.query.value).toBe('is:blocked ');
    await type('is:');
    await waitFor(() => expect(options()).toHaveLength(7));
    expect(await press('Escape', field)).toBe(false);
    expect([options(), shown.panel.view.query.value]).toEqual([[], 'is:']);
  });
});
