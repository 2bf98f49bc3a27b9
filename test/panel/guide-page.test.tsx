// A reader who followed the vendor's page on CORS and is still blocked, with its YAML pasted as the page prints it.
import { act, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Annotations, Exchange } from '../../src/core/index.ts';
import type { Backend } from '../../src/core/ingress-nginx/types.ts';
import { type Asked, throughController } from '../support/through-controller.ts';
import { allById, byId, click, showPanel, textOf } from './show.tsx';
import { PUBLIC, WITH_CREDENTIALS } from '../support/vendor-guide.ts';

const RELEASE = 'v1.11.5-aliyun.1';
const HOST = 'api.example.com';
const APP = 'https://app.example.com';

/** Copied from a page as plain text it has no indentation. */
const asPrinted = (policy: Annotations): string =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    'name: api-ingress',
    'annotations:',
    ...Object.entries(policy).map(([key, value]) => `nginx.ingress.kubernetes.io/${key}: "${value}"`),
    'spec:',
    'rules:',
    `- host: ${HOST}`,
    'http:',
    'paths:',
    '- path: /',
    'pathType: Prefix',
    'backend:',
    'service:',
    'name: api-service',
    'port:',
    'number: 80',
    '',
  ].join('\n');

const sent = (policy: Annotations, asked: Partial<Asked>, backend?: Backend): Exchange =>
  throughController(
    { origin: APP, method: 'GET', url: `https://${HOST}/your/path`, credentials: 'include', ...asked },
    [{ path: '/', annotations: policy }],
    RELEASE,
    backend,
  );

async function openFix(exchanges: readonly Exchange[]) {
  const shown = showPanel({ savedRelease: RELEASE });
  await shown.log(exchanges);
  await act(async () => void (await shown.panel.fixes.settle()));
  await click(byId('row'));
  await click(byId('tab-fix'));
  await waitFor(() => byId('fix'));
  return shown;
}

async function pasteAsPrinted(shown: Awaited<ReturnType<typeof openFix>>, policy: Annotations): Promise<void> {
  await act(() => shown.panel.ingress.paste(HOST, asPrinted(policy)));
  await waitFor(() => expect(textOf('yaml-error')).toContain('Line 4, column 1: the indentation was lost.'));
  await click(byId('yaml-indent'));
  await waitFor(() => byId('diff'));
}

const changed = (): readonly string[] =>
  [...byId('diff').querySelectorAll('[data-kind="added"], [data-kind="removed"]')].map(
    (line) => line.textContent?.trim().replace('nginx.ingress.kubernetes.io/', '') ?? '',
  );
const ids = (what: string): readonly (string | undefined)[] => allById(what).map(({ dataset }) => dataset['id']);

test('configured, and still blocked: the method is named, and joins the list of its YAML', async () => {
  const shown = await openFix([sent(WITH_CREDENTIALS, { method: 'PATCH' })]);
  await pasteAsPrinted(shown, WITH_CREDENTIALS);
  expect(changed()).toEqual([
    '-     cors-allow-methods: "GET, POST, PUT, DELETE, OPTIONS"',
    '+     cors-allow-methods: "GET, POST, PUT, DELETE, OPTIONS, PATCH"',
  ]);
  expect(ids('finding')).toEqual(['max-age-capped']);
  expect(ids('guide-answer')).toEqual(['still-blocked-list', 'max-age-capped', 'exposed-already']);
  expect(textOf('guide-answer')).toContain('it answers 204 with its whole lists and logs nothing');
  expect(textOf('proof')).toContain('The request will pass.');
});

test('its check with curl: the preflight that the page sends, and a look-alike beside it', async () => {
  await openFix([sent(WITH_CREDENTIALS, { method: 'PUT', headers: ['content-type', 'x-api-key'] })]);
  expect(textOf('fix-curl')).toBe(
    [APP, `${APP}.evil.example`]
      .map(
        (origin) =>
          `curl -i -g -X OPTIONS 'https://${HOST}/your/path' -H 'Origin: ${origin}' -H 'Access-Control-Request-Method: PUT' -H 'Access-Control-Request-Headers: content-type,x-api-key'`,
      )
      .join('\n'),
  );
});

test('* together with credentials: its public policy gets the list, and who is shut out is said', async () => {
  const shown = await openFix([sent(PUBLIC, {})]);
  await pasteAsPrinted(shown, PUBLIC);
  expect(changed()).toEqual([
    '-     cors-allow-origin: "*"',
    '-     cors-allow-credentials: "false"',
    `+     cors-allow-origin: "${APP}"`,
    '+     cors-allow-credentials: "true"',
  ]);
  expect(ids('guide-answer')).toEqual(['wildcard-with-credentials']);
  expect(ids('risk')).toEqual(['origin-list-narrows-wildcard']);
});

test('different policies for /api/public and /api/private: an Ingress of its own', async () => {
  const at = (id: string, path: string, credentials: Asked['credentials']): Exchange =>
    sent({ 'enable-cors': 'true' }, { id, url: `https://${HOST}/api/${path}`, credentials });
  await openFix([at('1', 'private/orders', 'include'), at('2', 'public/products', 'omit')]);
  expect(ids('guide-answer')).toEqual(['wildcard-with-credentials', 'policies-by-path']);
  expect(textOf('fix-yaml')).toContain('- path: "/api/private"');
  expect(textOf('fix-yaml')).toContain('kind: Ingress');
});

test('a response header that the script cannot read: it joins the exposed ones', async () => {
  const policy = { ...WITH_CREDENTIALS, 'cors-expose-headers': 'Content-Range' };
  await openFix([sent(policy, {}, () => ({ status: 200, headers: [['X-Request-ID', '1']] }))]);
  expect(ids('guide-answer')).toEqual(['header-not-readable']);
  expect(textOf('fix-yaml')).toContain('cors-expose-headers: "Content-Range, X-Request-ID"');
});

test('the answer that the page prints, with both origins in one line, is nobody’s', async () => {
  const printed: Backend = () => ({
    status: 200,
    headers: [['Access-Control-Allow-Origin', `https://example.com, ${APP}`]],
  });
  await openFix([sent({}, {}, printed)]);
  expect(ids('guide-answer')).toEqual(['two-origins-in-answer']);
});
