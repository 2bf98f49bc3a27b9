import { expect, test } from 'vitest';
import { createJournal } from '../../src/background/journal.ts';
import { BYTE_LIMIT, LOG_LIMIT, weightOf } from '../../src/bridge/limit.ts';
import { anExchange } from '../support/exchange.ts';

function full() {
  const gone: string[] = [];
  const stored = new Map<string, unknown>();
  const journal = createJournal(1, {
    write: (key, value) => void (value === null ? stored.delete(key) : stored.set(key, value)),
    gone: (key) => gone.push(key),
  });
  return { journal, gone, stored };
}
const request = (id: string, headers: Record<string, string> = {}) =>
  anExchange(id).from('https://app.shop.test').get(`https://api.shop.test/${id}`).answering(200, headers);

test('holds 10,000 requests: of more the oldest allowed go, the blocked stay, and it says how many and which', () => {
  const { journal, gone, stored } = full();
  journal.put(request('first').blocked().build());
  for (let id = 0; id < LOG_LIMIT + 500; id++) journal.put(request(`a${id}`).allowed().build());
  expect(journal.entries().length).toBeLessThanOrEqual(LOG_LIMIT);
  expect(journal.entries().length).toBeGreaterThan(LOG_LIMIT - 200);
  expect(journal.dropped).toBe(LOG_LIMIT + 501 - journal.entries().length);
  expect(gone).toEqual(Array.from({ length: journal.dropped }, (_, id) => `xa${id}`));
  expect(journal.entry('xfirst')).toBeDefined();
  expect([...stored.keys()].filter((key) => key.startsWith('log:'))).toHaveLength(journal.entries().length);
});

test('holds 32 MB: large answers go before the count is reached', () => {
  const { journal } = full();
  const large = { 'x-large': 'x'.repeat(100_000) };
  for (let id = 0; id < 500; id++) journal.put(request(`a${id}`, large).allowed().build());
  const bytes = journal.entries().reduce((sum, entry) => sum + weightOf(entry), 0);
  expect(bytes).toBeLessThanOrEqual(BYTE_LIMIT);
  expect(bytes).toBeGreaterThan(0.95 * BYTE_LIMIT);
  expect(journal.dropped).toBe(500 - journal.entries().length);
});

test('a cleared log has dropped nothing', () => {
  const { journal } = full();
  for (let id = 0; id < LOG_LIMIT + 1; id++) journal.put(request(`a${id}`).allowed().build());
  expect(journal.dropped).toBeGreaterThan(0);
  journal.clear(0);
  expect(journal.dropped).toBe(0);
  journal.put(request('next').allowed().build());
  expect(journal.dropped).toBe(0);
});
