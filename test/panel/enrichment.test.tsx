import { expect, test, vi } from 'vitest';
import type { DevToolsEntry } from '../../src/core/index.ts';
import { anExchange } from '../support/exchange.ts';
import { until } from '../support/until.ts';
import { showPanel } from './show.tsx';

const url = 'https://api.shop.test/orders';
const exchange = anExchange('a').get(url).answering(200).blocked().build();
const entry: DevToolsEntry = {
  number: 0,
  url,
  method: 'GET',
  isPreflight: false,
  started: exchange.startTime + 1,
  stack: [{ functionName: 'save', url: 'https://app.shop.test/a.js', lineNumber: 3, columnNumber: 5 }],
  error: 'net::ERR_FAILED',
  fromDiskCache: false,
  fetchedViaServiceWorker: false,
  body: '',
};
const facts = { stack: entry.stack, error: entry.error };

test('what DevTools know stays with a request, also when the background tells everything anew', async () => {
  const shown = showPanel();
  const devtools = () => shown.panel.log.exchanges.peek().find(({ id }) => id === exchange.id)?.devtools;
  // Not before the first rows have been drawn.
  expect(shown.asked).toEqual([]);
  await vi.waitFor(() => expect(shown.asked).toEqual([{ name: 'ask' }]));
  await shown.log([exchange]);
  await shown.devtools([entry]);
  await until('it is joined', async () => Promise.resolve(devtools()));
  expect(devtools()).toEqual(facts);
  await shown.entries([{ ...exchange, duration: 99 }]);
  expect(devtools()).toEqual(facts);
  await shown.log([exchange]);
  expect(devtools()).toEqual(facts);
  await shown.entries([{ ...exchange, id: 'b', startTime: exchange.startTime + 1000 }]);
  await shown.devtools([{ ...entry, number: 1, started: entry.started + 1000, error: '' }]);
  expect(shown.panel.log.exchanges.peek().map((each) => each.devtools?.error)).toEqual([entry.error, undefined]);
  await shown.tell({ name: 'cleared', body: { settings: { recording: true, keepLog: false }, seq: 2 } });
  await shown.log([exchange]);
  expect(devtools()).toBeUndefined();
});
