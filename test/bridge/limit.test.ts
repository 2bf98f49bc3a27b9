import { expect, test } from 'vitest';
import { surplus } from '../../src/bridge/limit.ts';
import type { Entry } from '../../src/bridge/protocol.ts';
import type { Outcome } from '../../src/core/index.ts';

const entry = (id: number, outcome: Outcome): Entry => ({
  kind: 'exchange',
  exchange: {
    id: String(id),
    browser: 'chromium',
    pageOrigin: 'https://app.shop.test',
    resourceType: 'xmlhttprequest',
    mode: 'cors',
    credentials: 'omit',
    legs: [],
    outcome,
    startTime: id,
    duration: null,
  },
});

const idsOf = (entries: Iterable<Entry>): readonly string[] =>
  [...entries].map((one) => (one.kind === 'exchange' ? one.exchange.id : ''));

test('a log within its limit loses nothing', () => {
  expect(surplus([entry(1, 'allowed'), entry(2, 'blocked')], 2).size).toBe(0);
});

test('the oldest allowed requests go first, and blocked ones stay', () => {
  const log = Array.from({ length: 400 }, (_, id) => entry(id, id % 2 === 0 ? 'blocked' : 'allowed'));
  const gone = surplus(log, 399);
  expect(gone.size).toBe(101);
  expect(idsOf(gone).every((id) => Number(id) % 2 === 1)).toBe(true);
  expect(Math.max(...idsOf(gone).map(Number))).toBe(201);
});

test('when there are too few allowed ones the oldest of all go too', () => {
  const log = Array.from({ length: 200 }, (_, id) => entry(id, id === 150 ? 'allowed' : 'blocked'));
  const gone = idsOf(surplus(log, 199)).map(Number);
  expect(gone).toHaveLength(101);
  expect(gone).toContain(150);
  expect(gone).toContain(0);
  expect(gone).not.toContain(199);
});
