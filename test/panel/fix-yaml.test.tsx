import { act, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, showPanel, textOf } from './show.tsx';

const APP = 'https://app.shop.test';
const HOST = 'api.shop.test';
const blocked = anExchange().id('1').from(APP).get(`https://${HOST}/orders`).answering(200).blocked().build();

const YAML = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: prod
  annotations:
    # who may call
    nginx.ingress.kubernetes.io/enable-cors: "yes"
    nginx.ingress.kubernetes.io/cors-allow-origin: 'https://admin.shop.test/' # a list
spec:
  rules:
    - host: ${HOST}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: shop, port: { number: 80 } } }
`;

const FLAT = YAML.replaceAll(/^ +/gm, '');

async function openFix(savedIngress?: unknown) {
  const shown = showPanel({ savedIngress });
  await shown.log([blocked]);
  await click(byId('row'));
  await click(byId('tab-fix'));
  await waitFor(() => byId('fix'));
  return shown;
}

async function type(text: string): Promise<void> {
  const field = byId('yaml-input');
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('No field for YAML');
  field.value = text;
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
}

const texts = (id: string): readonly string[] => allById(id).map((element) => element.textContent ?? '');

afterEach(() => {
  vi.restoreAllMocks();
});

test('shows the change in the Ingress that was pasted, line by line', async () => {
  await openFix();
  await type(YAML);
  await waitFor(() => byId('diff'));
  const lines = [...byId('diff').querySelectorAll('[data-kind]')].map((line) => line.textContent?.trimEnd());
  expect(lines).toContain('-     nginx.ingress.kubernetes.io/enable-cors: "yes"');
  expect(lines).toContain('+     nginx.ingress.kubernetes.io/enable-cors: "true"');
  expect(lines).toContain(
    `+     nginx.ingress.kubernetes.io/cors-allow-origin: 'https://admin.shop.test, ${APP}' # a list`,
  );
  expect(textOf('fix-kubectl')).toContain("kubectl annotate ingress 'shop' -n 'prod' --overwrite");
});

test('says what the annotations really do, and where they stand', async () => {
  await openFix();
  await type(YAML);
  await waitFor(() => expect(allById('finding').length).toBeGreaterThan(0));
  expect(texts('finding')[0]).toBe(
    'enable-cors: "yes" switches CORS off. The controller reads "true" only. Line 8, column 46',
  );
  expect(allById('finding').map((finding) => finding.dataset['id'])).toEqual([
    'cors-off',
    'origin-any-invalid',
    'origin-path',
  ]);
});

test('copies the changed text, the patch, the Kustomize file and the values of Helm', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const { panel } = await openFix();
  await type(YAML);
  await waitFor(() => byId('copy-helm'));
  const given = panel.fixes.fixes.value[0]?.ingress;
  for (const id of ['copy-merged', 'copy-patch', 'copy-kustomize', 'copy-helm']) await click(byId(id));
  expect(write.mock.calls).toEqual([[given?.merged?.text], [given?.patch], [given?.kustomize], [given?.helm]]);
});

test('says line and column of what is wrong, and loses nothing of it', async () => {
  await openFix();
  const broken = YAML.replace('  name: shop', '\tname: shop');
  await type(broken);
  await waitFor(() =>
    expect(textOf('yaml-error')).toBe('Line 4, column 1: a tab stands in the indentation. YAML takes spaces only.'),
  );
  expect(byId('yaml-input')).toHaveProperty('value', broken);
  expect(byId('yaml-input').getAttribute('aria-invalid')).toBe('true');
  expect(allById('diff')).toEqual([]);
});

test('offers the indented form of a text that lost its indentation', async () => {
  await openFix();
  await type(FLAT);
  await waitFor(() => byId('yaml-indent'));
  expect(textOf('yaml-error')).toContain('Line 4, column 1: the indentation was lost. name has to stand');
  await click(byId('yaml-indent'));
  await waitFor(() => byId('diff'));
  expect(textOf('yaml-error')).toBe('');
});

test('says so when the text serves another host', async () => {
  await openFix();
  await type(YAML.replaceAll(HOST, 'www.shop.test'));
  await waitFor(() => expect(textOf('yaml-error')).toBe(`No Ingress in it serves ${HOST}.`));
});

test('takes a file that is dropped on it', async () => {
  await openFix();
  const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(drop, 'dataTransfer', { value: { files: [new File([YAML], 'ingress.yaml')] } });
  await act(() => void byId('yaml-input').dispatchEvent(drop));
  await waitFor(() => byId('diff'));
  expect(drop.defaultPrevented).toBe(true);
});

test('remembers the text for its host, and forgets it when asked', async () => {
  const { ingresses } = await openFix();
  await type(YAML);
  await waitFor(() => expect(ingresses.at(-1)).toEqual([{ host: HOST, text: YAML }]));
  await click(byId('forget-yaml'));
  expect(ingresses.at(-1)).toEqual([]);
  await waitFor(() => expect(allById('diff')).toEqual([]));
  expect(byId('yaml-input')).toHaveProperty('value', '');
});

test('remembers no text that it could not read', async () => {
  const { ingresses } = await openFix();
  await type('kind: [');
  await waitFor(() => expect(textOf('yaml-error')).not.toBe(''));
  expect(ingresses.flat()).toEqual([]);
});

test('goes by the text that it remembers', async () => {
  await openFix([{ host: HOST, text: YAML }]);
  await waitFor(() => byId('diff'));
  expect(byId('yaml-input')).toHaveProperty('value', YAML);
});

test.each([['nothing'], [[{ host: 1 }, null, 'x']], [{ host: HOST }]])(
  'passes over %j in its storage',
  async (saved) => {
    await openFix(saved);
    expect(byId('yaml-input')).toHaveProperty('value', '');
  },
);

test('offers the release that fits what was seen', async () => {
  const { panel } = await openFix();
  await type(YAML.replace('"yes"', '"true"'));
  await waitFor(() => byId('release-hint'));
  expect(textOf('release-hint')).toContain('What was seen fits v1.11.8-noval, not v1.15.1.');
  await click(byId('release-hint').querySelector('button') ?? byId('release-hint'));
  expect(panel.release.value).toBe('v1.11.8-noval');
  await waitFor(() => expect(allById('release-hint')).toEqual([]));
});
