import { act, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Exchange } from '../../src/core/index.ts';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, showPanel, textOf } from './show.tsx';

const APP = 'https://app.shop.test';
const blocked = (id: string, url: string, origin = APP): Exchange =>
  anExchange(id).from(origin).get(url).answering(200).blocked().build();
const passing = (id: string, url: string): Exchange =>
  anExchange(id).from(APP).get(url).answering(200, { 'access-control-allow-origin': '*' }).allowed().build();

async function openFixes(exchanges: readonly Exchange[]) {
  const shown = showPanel();
  await shown.log(exchanges);
  await shown.panel.fixes.settle();
  await click(byId('tab-fixes'));
  return shown;
}

test('says beside the host whether the fix will be enough', async () => {
  await openFixes([blocked('1', 'https://api.shop.test/a')]);
  expect(textOf('fix-enough')).toBe('The request will pass.');
  expect(textOf('proof')).toContain('Nothing that passes today breaks.');
});

test('names each request that the annotations alone do not repair, and why', async () => {
  const lower = anExchange('2').from(APP).request('patch', 'https://api.shop.test/b').preflight(405).blocked().build();
  await openFixes([blocked('1', 'https://api.shop.test/a'), lower]);
  expect(textOf('fix-enough')).toBe('1 of 2 requests will pass.');
  expect(textOf('proof-failing')).toBe('patch https://api.shop.test/b still fails: Method patch is not allowed');
});

test('tells a few reasons of a line at once and the others on request', async () => {
  await openFixes(Array.from({ length: 6 }, (_, index) => blocked(String(index), `https://api.shop.test/${index}`)));
  const line = allById('change').find(({ dataset }) => dataset['key']?.endsWith('/enable-cors'));
  expect(line?.querySelectorAll('dd > p')).toHaveLength(3);
  expect(line?.querySelector('summary')?.textContent).toBe('and 3 more');
  expect(line?.querySelectorAll('details p')).toHaveLength(3);
});

test('lists more than three fixes by their heads, each opens', async () => {
  await openFixes(Array.from({ length: 4 }, (_, index) => blocked(String(index), `https://api${index}.test/`)));
  expect(allById('fix').map((fix) => fix.querySelector('h2')?.textContent)).toEqual(
    [0, 1, 2, 3].map((index) => `Fix for api${index}.test`),
  );
  expect(allById('fix-yaml')).toEqual([]);
  const [first] = allById('fix');
  await act(() => {
    first?.setAttribute('open', '');
    first?.dispatchEvent(new Event('toggle'));
  });
  expect(allById('fix-yaml')).toHaveLength(1);
});

test('writes a wildcard in place of sibling origins only when it is asked for', async () => {
  const shown = await openFixes([
    blocked('1', 'https://api.shop.test/a', 'https://app.shop.test'),
    blocked('2', 'https://api.shop.test/b', 'https://admin.shop.test'),
  ]);
  expect(textOf('fix-yaml')).not.toContain('https://*.shop.test');
  expect(byId('wildcard').parentElement?.textContent).toContain('Write https://*.shop.test in place of');
  await click(byId('wildcard'));
  await act(async () => void (await shown.panel.fixes.settle()));
  expect(textOf('fix-yaml')).toContain('https://*.shop.test');
  expect(allById('risk').map(({ dataset }) => dataset['id'])).toContain('wildcard-origin');
});

const INGRESS = `kind: Ingress
apiVersion: networking.k8s.io/v1
metadata:
  name: cdn
  annotations:
    nginx.ingress.kubernetes.io/enable-cors: "true"
    nginx.ingress.kubernetes.io/cors-allow-origin: "https://admin.shop.test/"
spec:
  rules:
    - host: cdn.shop.test
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: cdn, port: { number: 80 } } } }] }
`;

test('reads the Ingress of a host with nothing to repair, and says what it really does', async () => {
  const shown = await openFixes([passing('1', 'https://cdn.shop.test/lib.js')]);
  expect(textOf('other-host')).toBe('cdn.shop.test');
  await act(() => shown.panel.ingress.paste('cdn.shop.test', INGRESS));
  await waitFor(() => expect(textOf('explained')).toContain('What cdn really does today'));
  expect(textOf('explained')).toContain('CORS is on for *.');
  expect(textOf('explained')).toContain('allows every origin in its place');
});

test('offers the same in the details of a request that needs no repair', async () => {
  const shown = showPanel({ savedIngress: [{ host: 'cdn.shop.test', text: INGRESS }] });
  await shown.log([passing('1', 'https://cdn.shop.test/lib.js')]);
  await shown.panel.fixes.settle();
  await click(byId('row'));
  await click(byId('tab-fix'));
  expect(textOf('no-fix')).toContain('No CORS failure of this request needs a repair.');
  expect(byId('explained').dataset['name']).toBe('cdn');
});

test('says that a fix is being worked out, and no longer when it is there', async () => {
  const shown = showPanel();
  await click(byId('tab-fixes'));
  await shown.log([blocked('1', 'https://api.shop.test/a')]);
  expect(textOf('fix-pending')).toContain('Working out the fix…');
  expect(allById('no-fix')).toEqual([]);
  await act(async () => void (await shown.panel.fixes.settle()));
  expect(allById('fix-pending')).toEqual([]);
  expect(byId('fix').dataset['host']).toBe('api.shop.test');
});
