import { expect, test } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, showPanel } from './show.tsx';

const APP = 'https://app.shop.test';
const ambiguous = anExchange()
  .from(APP)
  .put('https://api.shop.test/orders')
  .preflight(204, { 'access-control-allow-origin': APP })
  .blocked()
  .credentials('unknown')
  .build();
const isChecked = (): boolean => byId('probe').matches(':checked');

test('the switch in the toolbar shows whether pages are asked, and changes it', async () => {
  const { sent, tell } = showPanel();
  expect(isChecked()).toBe(false);
  await click(byId('probe'));
  expect(sent).toContainEqual({ name: 'probe', body: { on: true } });
  await tell({ name: 'probe', body: { on: true } });
  expect(isChecked()).toBe(true);
  await click(byId('probe'));
  expect(sent.at(-1)).toEqual({ name: 'probe', body: { on: false } });
});

test('beside two readings a button asks the page, and then says what is left to do', async () => {
  const { log, sent, tell, reloads } = showPanel();
  await log([ambiguous]);
  await click(byId('row'));
  await click(byId('ask-page'));
  expect(sent).toContainEqual({ name: 'probe', body: { on: true } });
  await tell({ name: 'probe', body: { on: true } });
  expect(allById('ask-page')).toEqual([]);
  expect(document.body.textContent).toContain('Reload it and repeat the request.');
  await click(byId('ask-reload'));
  expect(reloads).toHaveBeenCalledOnce();
});

test('beside it stands a switch of its own for workers', async () => {
  const { log, sent, tell } = showPanel();
  await log([ambiguous]);
  await click(byId('row'));
  expect(allById('ask-workers')).toEqual([]);
  await tell({ name: 'probe', body: { on: true } });
  expect(byId('ask-workers').matches(':checked')).toBe(false);
  await click(byId('ask-workers'));
  expect(sent.at(-1)).toEqual({ name: 'workers', body: { on: true } });
  await tell({ name: 'workers', body: { on: true } });
  expect(byId('ask-workers').matches(':checked')).toBe(true);
});
