import { act, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadDrops } from '../../src/panel/parts.ts';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, openMenu, press, showPanel, textOf } from './show.tsx';

const APP = 'https://app.shop.test';
const refused = anExchange('2')
  .from(APP)
  .put('https://api.shop.test/orders?token=abc')
  .preflight(204)
  .blocked()
  .build();
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: api.shop.test
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }] }
`;

let copied: string[];
beforeEach(() => {
  copied = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.resolve();
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function withMenu() {
  const shown = showPanel();
  await shown.log([refused]);
  await waitFor(() => expect(shown.panel.fixes.fixes.value).toHaveLength(1));
  await openMenu(byId('row'));
  return shown;
}

test.each([
  ['url', 'https://api.shop.test/orders?token=REDACTED', 'The URL is copied.'],
  ['annotations', 'nginx.ingress.kubernetes.io/enable-cors: "true"', 'The annotations are copied.'],
  ['kubectl', 'kubectl', 'The kubectl command is copied.'],
  ['curl', 'curl -i -g -X', 'The curl commands are copied.'],
  ['fetch', 'fetch("https://api.shop.test/orders?token=REDACTED"', 'The fetch call is copied.'],
  ['markdown', '# ', 'The report is copied.'],
])('a row’s menu copies its %s, without its secrets, and says so', async (id, text, notice) => {
  await withMenu();
  await click(byId(`copy-${id}`));
  await waitFor(() => expect(copied.join('')).toContain(text));
  expect(copied.join('')).not.toContain('abc');
  await waitFor(() => expect(textOf('notice')).toBe(notice));
  expect(byId('notice').getAttribute('aria-live')).toBe('polite');
  expect(allById('copy-url')).toEqual([]);
});

test('a menu is no part of the list that it belongs to, and closes when the panel changes its size', async () => {
  await withMenu();
  expect(byId('copy-url').closest('[role=treegrid]')).toBe(null);
  await act(() => void window.dispatchEvent(new Event('resize')));
  expect(allById('copy-url')).toEqual([]);
});

test('Ctrl+C in the list copies the URL of the selected request', async () => {
  await showPanel().log([refused]);
  await press('Home', byId('grid'));
  await press('c', byId('grid'), { ctrlKey: true });
  await waitFor(() => expect(copied).toEqual(['https://api.shop.test/orders?token=REDACTED']));
});

test('a row’s menu filters by its host, its rule, and folds it out', async () => {
  const shown = await withMenu();
  await click(byId('only-host'));
  await openMenu(byId('row'));
  await click(byId('only-rule'));
  expect(shown.panel.view.query.value).toBe('domain:api.shop.test rule:allow-origin-missing');
  await openMenu(byId('row'));
  await click(byId('fold'));
  expect(allById('leg')).toHaveLength(2);
});

test('a menu is gone through by arrows, ends and first letters, and Esc closes it and nothing else', async () => {
  await withMenu();
  const [menu] = document.querySelectorAll('[role=menu]');
  const go = async (key: string) => {
    await press(key, document.activeElement ?? document.body);
    return document.activeElement instanceof HTMLElement ? document.activeElement.dataset['testid'] : undefined;
  };
  expect(menu?.contains(document.activeElement)).toBe(true);
  expect(await go('ArrowDown')).toBe('copy-annotations');
  expect(await go('End')).toBe('menu-clear');
  expect(await go('ArrowDown')).toBe('copy-url');
  expect(await go('h')).toBe('hide-host');
  expect(await press('Escape', document.activeElement ?? document.body)).toBe(false);
  expect(document.querySelector('[role=menu]')).toBe(null);
});

const drop = (text: string, name: string) =>
  act(() => {
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'dataTransfer', { value: { files: [new File([text], name)], types: ['Files'] } });
    document.body.dispatchEvent(event);
  });

test('a file that is dragged over the panel is told what becomes of it, until it leaves or is dropped', async () => {
  await showPanel().log([refused]);
  await loadDrops();
  const drag = (type: string, relatedTarget: EventTarget | null = null) => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    const told = { dataTransfer: { types: ['Files'], files: [] }, relatedTarget };
    return act(() => void byId('grid').dispatchEvent(Object.assign(event, told)));
  };
  await drag('dragover');
  expect(document.body.dataset['dropping']).toBe('Drop the file to read its Ingress.');
  await drag('dragleave', byId('status-bar'));
  expect(document.body.dataset['dropping']).toBeDefined();
  await drag('dragleave');
  expect(document.body.dataset['dropping']).toBeUndefined();
  await drag('dragover');
  await drag('drop');
  expect(document.body.dataset['dropping']).toBeUndefined();
});

test('a file dropped anywhere is read as the Ingress, and the fixes go by it', async () => {
  const shown = await withMenu();
  await loadDrops();
  await drop(INGRESS, 'shop.yaml');
  await waitFor(() => expect(textOf('notice')).toBe('shop.yaml is read. The fixes go by it now.'));
  expect(shown.panel.view.view.value).toBe('fixes');
  await waitFor(() => expect(shown.panel.fixes.fixes.value[0]?.ingress?.name).toBe('shop'));
});

test('a file that is no Ingress is said to be none, and nothing of it is kept', async () => {
  const shown = showPanel();
  await shown.log([refused]);
  await loadDrops();
  await drop('just: text', 'notes.yaml');
  await waitFor(() => expect(textOf('notice')).toBe('notes.yaml is no Ingress that Preflight can read.'));
  expect([shown.panel.ingress.manifests.value, shown.panel.view.view.value]).toEqual([[], 'requests']);
});

test('says that access is withheld, and asks for it in the click', async () => {
  const shown = showPanel();
  await shown.setState('connected');
  await shown.tell({ name: 'capture', body: { dropped: 0, access: 'withheld' } });
  expect(textOf('empty-state')).toContain('The browser does not let Preflight see this page’s requests.');
  await click(byId('grant'));
  expect(shown.done).toEqual(['grant']);
  await shown.log([refused]);
  expect(textOf('banner')).toContain('does not let Preflight see');
});

test('says how many requests had to go', async () => {
  const shown = showPanel();
  await shown.log([refused]);
  await shown.tell({ name: 'capture', body: { dropped: 120, access: 'granted' } });
  expect(textOf('status-bar')).toContain('120 dropped');
});

test('a panel whose extension was updated under it offers to start anew, and one whose recorder is away says so', async () => {
  const shown = showPanel();
  await shown.log([refused]);
  await shown.setState('connecting');
  expect(textOf('banner')).toContain('Connecting again…');
  await shown.setState('gone');
  await click(byId('reload-panel'));
  expect(shown.done).toEqual(['reload']);
});
