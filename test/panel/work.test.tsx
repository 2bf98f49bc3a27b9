import { act, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { anExchange } from '../support/exchange.ts';
import { allById, byId, click, showPanel, textOf } from './show.tsx';

const HOST = 'api.shop.test';
const exchanges = Array.from({ length: 300 }, (_, index) =>
  anExchange(`e${index}`).put(`https://${HOST}/orders/${index}`).preflight(405).blocked().build(),
);
const ingress = (name: string): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
spec:
  rules:
    - host: ${HOST}
`;
const many = Array.from({ length: 300 }, (_, index) => ingress(`orders-${index}`)).join('---\n');

test('an export says that it is under way, and can be stopped', async () => {
  const { panel, files, log } = showPanel();
  await log(exchanges);
  await act(() => panel.verbs.exportReport('markdown'));
  expect(textOf('work')).toContain('Writing the report…');
  await click(byId('work-stop'));
  expect(allById('work')).toHaveLength(0);
  // The one that is not stopped ends after the other would have.
  await act(() => panel.verbs.exportReport('html'));
  await waitFor(() => expect(textOf('notice')).toBe('Saved as preflight-report.html.'));
  expect(files.map(({ name }) => name)).toEqual(['preflight-report.html']);
  expect(allById('work')).toHaveLength(0);
});

test('reading an Ingress says that it is under way; stopped, it is as if it had not been pasted', async () => {
  const { panel } = showPanel();
  await act(() => panel.ingress.paste(HOST, many));
  expect(textOf('work')).toContain('Reading the Ingress…');
  await click(byId('work-stop'));
  await act(() => panel.ingress.ready());
  expect(panel.ingress.textFor(HOST)).toBe('');
  expect(panel.ingress.manifests.value).toEqual([]);
  await act(() => panel.ingress.paste(HOST, many));
  await act(() => panel.ingress.ready());
  expect(panel.ingress.manifests.value.map(({ objects }) => objects.length)).toEqual([300]);
  expect(allById('work')).toHaveLength(0);
});

test('a text that takes the place of one that is being read is the one that stays', async () => {
  const { panel } = showPanel();
  await act(() => panel.ingress.paste(HOST, many));
  await act(() => panel.ingress.paste(HOST, ingress('alone')));
  await act(() => panel.ingress.ready());
  await waitFor(() => expect(allById('work')).toHaveLength(0));
  expect(panel.ingress.manifests.value.flatMap(({ objects }) => objects.map(({ name }) => name))).toEqual(['alone']);
});
