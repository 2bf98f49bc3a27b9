import { act, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, openDetails, showPanel, textOf } from './show.tsx';

const APP = 'https://app.shop.test';
const HOST = 'api.shop.test';
const ids = (): readonly (string | undefined)[] => allById('guide-answer').map(({ dataset }) => dataset['id']);

const missed = (id: string, header: string) =>
  anExchange(id)
    .from(APP)
    .get(`https://${HOST}/orders`)
    .header(header)
    .preflight(204, { 'access-control-allow-origin': APP, 'access-control-allow-headers': 'content-type' })
    .blocked()
    .build();

test('the fix of a request answers the questions of the guides with its own values, folded', async () => {
  await openDetails(missed('1', 'x-token'), 'fix');
  await waitFor(() => byId('guide'));
  expect(byId('guide').hasAttribute('open')).toBe(false);
  expect(ids()).toEqual(['still-blocked-list']);
  expect(textOf('guide-answer')).toContain('The browser missed x-token in cors-allow-headers.');
});

test('the fix of a host answers what its requests raise, the same question once', async () => {
  const shown = showPanel();
  await shown.log([missed('1', 'x-token'), missed('2', 'x-token'), missed('3', 'x-b')]);
  await shown.panel.fixes.settle();
  await click(byId('tab-fixes'));
  expect(ids()).toEqual(['still-blocked-list', 'still-blocked-list']);
  expect(byId('guide').querySelector('summary')?.textContent).toBe('Questions that guides to CORS answer (2)');
});

test('the Ingress of a host with nothing to repair raises its own questions', async () => {
  const shown = await openDetails(
    anExchange()
      .from(APP)
      .get(`https://${HOST}/`)
      .answering(200, { 'access-control-allow-origin': APP })
      .allowed()
      .build(),
    'fix',
  );
  await waitFor(() => byId('paste-yaml'));
  expect(allById('guide')).toEqual([]);
  await act(() =>
    shown.panel.ingress.paste(
      HOST,
      `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    nginx.ingress.kubernetes.io/enable-cors: "true"
    nginx.ingress.kubernetes.io/cors-allow-origin: "${APP}"
    nginx.ingress.kubernetes.io/cors-max-age: "86400"
spec:
  rules:
    - host: ${HOST}
      http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }
`,
    ),
  );
  await waitFor(() => expect(ids()).toEqual(['max-age-capped']));
  expect(textOf('guide-answer')).toContain(
    'cors-max-age is 86400 seconds. Chromium keeps a preflight for 7200 at most.',
  );
});
