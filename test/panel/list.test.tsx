import { act } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, press, showPanel, textOf } from './show.tsx';

const APP = 'https://app.shop.test';
const allowed = anExchange()
  .id('1')
  .from(APP)
  .get('https://cdn.shop.test/logo')
  .answering(200, { 'access-control-allow-origin': '*' })
  .allowed()
  .build();
const blocked = anExchange()
  .id('2')
  .from(APP)
  .put('https://api.shop.test/orders/17?x=1')
  .preflight(204)
  .blocked()
  .build();

afterEach(() => {
  vi.useRealTimers();
});

describe('the list', () => {
  test('says of each request name, method, status, verdict, route, fix and time', async () => {
    await showPanel().log([allowed, blocked]);
    const cells = allById('row').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(cells).toEqual([
      ['logo', 'GET', '200', 'Allowed', 'https://app.shop.test → cdn.shop.test', '', '1 ms'],
      [
        '17?x=1',
        'PUT + preflight',
        '204 (preflight)',
        'No Access-Control-Allow-Origin',
        'https://app.shop.test → api.shop.test',
        '',
        '1 ms',
      ],
    ]);
  });

  test('names what stands behind a CORS error, as the details do, and is found by the CORS error too', async () => {
    const large = anExchange().from(APP).post('https://api.shop.test/upload').answering(413).blocked().build();
    const shown = showPanel();
    await shown.log([large]);
    expect(byId('row').textContent).toContain('The server answered 413');
    await act(() => {
      shown.panel.view.query.value = 'No Access-Control-Allow-Origin';
    });
    expect(allById('row')).toHaveLength(1);
  });

  test('tells a blocked row by a picture with a name too, not by colour alone', async () => {
    await showPanel().log([allowed, blocked]);
    const names = allById('row').map((row) => row.querySelector('svg[role=img]')?.getAttribute('aria-label'));
    expect(names).toEqual(['Allowed', 'Blocked']);
  });

  test('gives each row the facts for whoever reads it by machine', async () => {
    await showPanel().log([blocked]);
    expect(Object.fromEntries(Object.entries(byId('row').dataset))).toMatchObject({
      url: 'https://api.shop.test/orders/17?x=1',
      result: 'blocked',
      rule: 'allow-origin-missing',
      chromium: 'PreflightMissingAllowOriginHeader',
    });
  });

  test('counts requests, blocked ones and hosts in the status bar', async () => {
    await showPanel().log([allowed, blocked]);
    expect(textOf('status-bar')).toMatch(/^2 requests · 1 blocked · 2 hosts · \d fix/);
    expect(textOf('page-url')).toBe('https://app.shop.test/cart');
  });

  test('draws only the rows that are in sight, of 10,000', async () => {
    const shown = showPanel();
    await shown.log(Array.from({ length: 10_000 }, (_, index) => ({ ...allowed, id: String(index) })));
    expect(shown.panel.view.counts.value.requests).toBe(10_000);
    expect(allById('row').length).toBeLessThan(60);
    expect(document.querySelector('[role=treegrid]')?.getAttribute('aria-rowcount')).toBe('10001');
  });

  test('a request that changes keeps its place', async () => {
    const shown = showPanel();
    await shown.log([{ ...blocked, outcome: 'pending' }, allowed]);
    expect(allById('row').map((row) => row.dataset['result'])).toEqual(['pending', 'allowed']);
    await shown.entries([blocked]);
    expect(allById('row').map((row) => row.dataset['result'])).toEqual(['blocked', 'allowed']);
  });

  test('rows that a filter brings stand in the elements that are there', async () => {
    const shown = showPanel();
    await shown.log(Array.from({ length: 90 }, (_, id) => ({ ...(id % 3 === 0 ? blocked : allowed), id: String(id) })));
    const before = allById('row');
    const moved: Node[] = [];
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) moved.push(...addedNodes);
    });
    observer.observe(document.querySelector('[role=rowgroup]') ?? document.body, { childList: true });
    await act(() => {
      shown.panel.view.query.value = 'is:blocked';
    });
    const now = allById('row');
    expect(now.every((row) => row.dataset['result'] === 'blocked' && before.includes(row))).toBe(true);
    expect(
      now
        .map((row) => Number(row.getAttribute('aria-rowindex')))
        .every((at, index, all) => at === (all[0] ?? 0) + index),
    ).toBe(true);
    expect([moved, observer.takeRecords().flatMap(({ addedNodes }) => [...addedNodes])]).toEqual([[], []]);
  });

  test('marks a navigation in a log that is kept', async () => {
    const shown = showPanel();
    await shown.log([allowed]);
    await shown.tell({
      name: 'entries',
      body: { entries: [{ kind: 'navigation', id: 'n', url: 'https://app.shop.test/next', time: 1 }], seq: 2 },
    });
    expect(textOf('navigation')).toBe('Navigated to https://app.shop.test/next');
  });

  test('says so when nothing is blocked, and not while a request is still on its way', async () => {
    const shown = showPanel();
    await shown.log([allowed]);
    expect(textOf('nothing-blocked')).toContain('CORS blocked none of these requests.');
    await shown.entries([{ ...blocked, outcome: 'pending' }]);
    expect(allById('nothing-blocked')).toEqual([]);
  });
});

describe('the keyboard', () => {
  const grid = (): Element => document.querySelector('[role=treegrid]') ?? document.body;
  const selected = (): readonly (string | undefined)[] =>
    allById('row')
      .filter((row) => row.getAttribute('aria-selected') === 'true')
      .map((row) => row.dataset['url']);

  test('arrows, Home and End move the selection, and the grid is one tab stop', async () => {
    await showPanel().log([allowed, blocked]);
    expect([...grid().querySelectorAll('[tabindex="0"]')]).toEqual([]);
    await press('ArrowDown', grid());
    expect(selected()).toEqual(['https://cdn.shop.test/logo']);
    await press('ArrowDown', grid());
    expect(selected()).toEqual(['https://api.shop.test/orders/17?x=1']);
    await press('Home', grid());
    expect(selected()).toEqual(['https://cdn.shop.test/logo']);
    await press('End', grid());
    expect(selected()).toEqual(['https://api.shop.test/orders/17?x=1']);
    expect(grid().getAttribute('aria-activedescendant')).toBe(byId('row').nextElementSibling?.id);
  });

  test('Enter opens the details, Esc closes them and does not reach DevTools, a second Esc does', async () => {
    await showPanel().log([allowed, blocked]);
    await press('End', grid());
    await press('Enter', grid());
    expect(textOf('verdict-title')).toContain('No Access-Control-Allow-Origin');
    expect(await press('Escape', byId('details'))).toBe(false);
    expect(allById('details')).toEqual([]);
    expect(document.activeElement).toBe(grid());
    expect(await press('Escape', grid())).toBe(true);
  });

  test('Ctrl+L clears and Ctrl+E stops the recording, as in DevTools', async () => {
    const shown = showPanel();
    await shown.log([allowed]);
    expect(await press('l', grid(), { ctrlKey: true })).toBe(false);
    expect(await press('e', grid(), { ctrlKey: true })).toBe(false);
    expect(shown.sent).toEqual([
      { name: 'clear', body: {} },
      { name: 'settings', body: { recording: false } },
    ]);
  });

  test('other keys reach DevTools', async () => {
    await showPanel().log([allowed]);
    expect(await press('F8', grid())).toBe(true);
  });
});

describe('the toolbar', () => {
  test('clears, records and keeps the log by telling the background', async () => {
    const shown = showPanel();
    await shown.log([allowed]);
    await click(byId('clear'));
    await click(byId('record'));
    await click(byId('keep-log'));
    expect(shown.sent).toEqual([
      { name: 'clear', body: {} },
      { name: 'settings', body: { recording: false } },
      { name: 'settings', body: { keepLog: true } },
    ]);
  });

  test('empties the list when the background has cleared the log', async () => {
    const shown = showPanel();
    await shown.setState('connected');
    await shown.log([allowed]);
    await shown.tell({ name: 'cleared', body: { settings: { recording: true, keepLog: false }, seq: 2 } });
    expect(allById('row')).toEqual([]);
    expect(textOf('empty-state')).toContain('Recording cross-origin requests.');
  });

  test('remembers the release that was chosen, and ignores one it does not know', () => {
    expect(showPanel({ savedRelease: 'v1.9.6' }).panel.release.value).toBe('v1.9.6');
    expect(showPanel({ savedRelease: 'v0.0.0' }).panel.release.value).toBe('v1.15.1');
  });
});
