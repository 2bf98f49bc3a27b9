import { act, fireEvent } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, press, showPanel, textOf } from './show.tsx';

const allowed = anExchange()
  .from('https://app.shop.test')
  .get('https://cdn.shop.test/logo')
  .answering(200, { 'access-control-allow-origin': '*' })
  .allowed()
  .build();

test('before the first request it says what to do, names the page and reloads it', async () => {
  const shown = showPanel();
  await shown.setState('connected');
  await shown.log();
  expect(textOf('empty-state')).toContain('Recording cross-origin requests.');
  expect(textOf('empty-state')).toContain('Reload the page to see them.');
  expect(textOf('empty-state')).toContain('https://app.shop.test/cart');
  await click(byId('reload'));
  expect(shown.reloads).toHaveBeenCalledOnce();
});

test('says that it is still connecting', () => {
  showPanel();
  expect(textOf('empty-state')).toContain('Connecting to the recorder…');
});

test('says when recording is off, and starts it', async () => {
  const shown = showPanel();
  await shown.tell({ name: 'settings', body: { recording: false, keepLog: false } });
  expect(textOf('empty-state')).toContain('Recording is off.');
  await click(byId('empty-state').querySelector('button') ?? document.body);
  expect(shown.sent).toEqual([{ name: 'settings', body: { recording: true } }]);
});

test('a filter that nothing matches is named, and can be cleared', async () => {
  const shown = showPanel();
  await shown.log([allowed]);
  await act(() => void fireEvent.input(byId('filter'), { target: { value: 'nothing-like-this' } }));
  expect(textOf('empty-state')).toContain('No request matches nothing-like-this.');
  expect(textOf('status-bar')).toContain('0 of 1 request ·');
  await click(byId('clear-filter'));
  expect(allById('row')).toHaveLength(1);
});

test('a filter that hides nothing is not counted against the log', async () => {
  const shown = showPanel();
  await shown.log([allowed]);
  await act(() => void fireEvent.input(byId('filter'), { target: { value: 'logo' } }));
  expect(allById('row')).toHaveLength(1);
  expect(textOf('status-bar')).toMatch(/^1 request ·/);
});

test('the switch for blocked requests without a blocked request is good news', async () => {
  await showPanel().log([allowed]);
  await click(byId('only-blocked'));
  expect(textOf('empty-state')).toContain('No request was blocked.');
  expect(textOf('empty-state')).toContain('That is good news.');
});

test('Esc in the filter empties it first and does not reach DevTools', async () => {
  const shown = showPanel();
  await shown.log([allowed]);
  await act(() => void fireEvent.input(byId('filter'), { target: { value: 'x' } }));
  expect(await press('Escape', byId('filter'))).toBe(false);
  expect(shown.panel.view.query.value).toBe('');
  expect(await press('Escape', byId('filter'))).toBe(true);
});

test('says what to do when the extension was updated under it', async () => {
  const shown = showPanel();
  await shown.setState('gone');
  expect(textOf('empty-state')).toContain('Close DevTools and open it again.');
});

test('does not misread a background of another version', async () => {
  const shown = showPanel();
  await shown.log([allowed], 999);
  expect(allById('row')).toEqual([]);
  expect(textOf('empty-state')).toContain('Preflight was updated while DevTools was open.');
});

test('where there is no room for them, a button shows the seldom settings', async () => {
  showPanel();
  expect(byId('more').getAttribute('aria-expanded')).toBe('false');
  await click(byId('more'));
  expect(byId('more').getAttribute('aria-expanded')).toBe('true');
  const shown = document.getElementById(byId('more').getAttribute('aria-controls') ?? '');
  expect(shown?.contains(byId('keep-log'))).toBe(true);
  expect(shown?.contains(byId('release'))).toBe(true);
});
