import { waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Exchange } from '../../src/core/index.ts';
import { copyText } from '../../src/panel/kit/copy.ts';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, showPanel, textOf } from './show.tsx';

const APP = 'https://app.shop.test';
const corsOff = anExchange().id('1').from(APP).get('https://api.shop.test/orders').answering(200).blocked().build();
/** No annotation of the controller can list a method in lower case. */
const lowerCase = anExchange()
  .id('2')
  .from(APP)
  .request('patch', 'https://up.shop.test/file')
  .credentials('omit')
  .preflight(204, {
    'access-control-allow-origin': APP,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, PUT, POST, DELETE, PATCH, OPTIONS',
    'access-control-allow-headers':
      'DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization',
    'access-control-max-age': '1728000',
  })
  .blocked()
  .build();

afterEach(() => {
  vi.restoreAllMocks();
});

async function openFix(exchanges: readonly Exchange[]) {
  const shown = showPanel();
  await shown.log(exchanges);
  await click(byId('row'));
  await click(byId('tab-fix'));
  await waitFor(() => byId('fix'));
  return shown;
}

test('hands out the annotations of the fix, each line with its reason and the proof', async () => {
  const { panel } = await openFix([corsOff]);
  const [fix] = panel.fixes.fixes.value;
  expect(fix?.yaml).toContain('nginx.ingress.kubernetes.io/enable-cors: "true"');
  expect(textOf('fix-yaml')).toBe(fix?.yaml);
  expect(allById('change').map((change) => change.dataset['key'])).toEqual(fix?.changes.map(({ key }) => key));
  expect(allById('change')[0]?.textContent).toContain('https://api.shop.test/orders');
  expect(textOf('proof')).toContain('The request will pass.');
});

test('copies exactly the annotations, the kubectl lines and the curl lines, and says so', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const { panel } = await openFix([corsOff]);
  const [fix] = panel.fixes.fixes.value;
  for (const id of ['copy-annotations', 'copy-kubectl', 'copy-curl']) await click(byId(id));
  expect(write.mock.calls).toEqual([[fix?.yaml], [fix?.kubectl], [`${fix?.curl.allowed}\n${fix?.curl.lookalike}\n`]]);
  await waitFor(() => expect(textOf('copy-annotations')).toBe('Copied'));
});

test('says plainly when no annotation repairs it, and what does', async () => {
  await openFix([lowerCase]);
  expect(textOf('no-annotation')).toBe('No cors-* annotation repairs this');
  expect(byId('instruction').dataset['id']).toBe('uppercase-method');
  expect(textOf('instruction')).toContain('PATCH');
  expect(allById('fix-yaml')).toEqual([]);
});

test('shows the fixes of all hosts in one view', async () => {
  await openFix([corsOff, lowerCase]);
  await click(byId('tab-fixes'));
  expect(allById('fix').map((fix) => fix.dataset['host'])).toEqual(['api.shop.test', 'up.shop.test']);
  expect(textOf('tab-fixes')).toBe('Fixes (2)');
});

test('says so when there is nothing to fix', async () => {
  const shown = showPanel();
  await shown.log([
    anExchange()
      .from(APP)
      .get('https://api.shop.test/')
      .answering(200, { 'access-control-allow-origin': '*' })
      .allowed()
      .build(),
  ]);
  await click(byId('tab-fixes'));
  await waitFor(() => expect(textOf('no-fix')).toContain('No captured request needs a repair.'));
});

test('plans again for another release', async () => {
  const { panel } = await openFix([corsOff]);
  panel.release.value = 'v1.9.6';
  await waitFor(() => expect(panel.fixes.fixes.value[0]?.release).toBe('v1.9.6'));
});

test('exports the report as a file that names the page', async () => {
  const shown = await openFix([corsOff]);
  for (const [index, format] of ['markdown', 'json', 'html'].entries()) {
    await click(byId('export'));
    await click(byId(`export-${format}`));
    await waitFor(() => expect(shown.files).toHaveLength(index + 1));
  }
  expect(shown.files.map(({ name, type }) => [name, type])).toEqual([
    ['preflight-report.md', 'text/markdown'],
    ['preflight-report.json', 'application/json'],
    ['preflight-report.html', 'text/html'],
  ]);
  for (const { text } of shown.files) expect(text).toContain('https://app.shop.test');
  expect(textOf('notice')).toBe('Saved as preflight-report.html.');
});

test('copies by the old command where the browser keeps the clipboard from panels', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowedError'));
  const copied: string[] = [];
  const command = vi.fn<(name: string) => boolean>(() => {
    const field = document.activeElement;
    copied.push(field instanceof HTMLTextAreaElement ? field.value : '');
    return true;
  });
  document.execCommand = command;
  expect(await copyText('a: "b"')).toBe(true);
  expect(command).toHaveBeenCalledWith('copy');
  expect(copied).toEqual(['a: "b"']);
  expect(document.querySelectorAll('body > textarea')).toHaveLength(0);
});
