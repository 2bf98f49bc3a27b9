import { expect, test } from 'vitest';
import { keyOf, LOG_LIMIT } from '../../src/bridge/limit.ts';
import { type Exchange, judge } from '../../src/core/index.ts';
import { createLedger } from '../../src/panel/store/ledger.ts';
import { createRowMaker, type Row } from '../../src/panel/store/rows.ts';
import { createTally } from '../../src/panel/store/tally.ts';
import { anExchange } from '../support/exchange.ts';
import { entryOf } from './show.tsx';

const APP = 'https://app.shop.test';
const request = (id: string): Exchange =>
  anExchange(id)
    .from(APP)
    .get(`https://api.shop.test/${id}`)
    .answering(200, { 'access-control-allow-origin': '*' })
    .allowed()
    .build();
const refused = (id: string): Exchange =>
  anExchange(id).from(APP).get(`https://api.shop.test/${id}`).answering(200).blocked().build();
const entries = (...ids: readonly string[]) => ids.map((id) => entryOf(request(id)));
const keys = (rows: readonly Row[]): string => rows.map(({ key }) => key.slice(1)).join(' ');

function ledger() {
  const tally = createTally();
  return { ...createLedger(keyOf, createRowMaker(judge), tally.observe), counts: tally.counts };
}

test('older entries stand before those that were told first', () => {
  const { begin, before, put, row, counts } = ledger();
  begin(entries('7', '8'));
  put(entries('9'));
  expect(keys(before(entries('4', '5', '6')))).toBe('4 5 6 7 8 9');
  expect(keys(before(entries('3')))).toBe('3 4 5 6 7 8 9');
  expect(keys(put(entries('10')))).toBe('3 4 5 6 7 8 9 10');
  expect(['3', '6', '9', '10'].map((id) => row(`x${id}`)?.key)).toEqual(['x3', 'x6', 'x9', 'x10']);
  expect(counts.value).toMatchObject({ requests: 8, blocked: 0, hosts: 1 });
});

test('an older request that ended while it was on its way takes its place, as it is now', () => {
  const { begin, before, put, row, counts } = ledger();
  begin(entries('7', '8'));
  put([entryOf(refused('5'))]);
  expect(keys(before(entries('4', '5', '6')))).toBe('4 5 6 7 8');
  const five = row('x5');
  expect(five?.kind === 'exchange' && five.exchange.outcome).toBe('blocked');
  expect(counts.value).toMatchObject({ requests: 5, blocked: 1 });
});

test('a row that changed is another one, the rest stay the same', () => {
  const { begin, put } = ledger();
  const before = begin(entries('1', '2', '3'));
  const after = put([entryOf(refused('2'))]);
  expect(after.map((row, index) => row === before[index])).toEqual([true, false, true]);
});

test('what goes over the limit is gone from the list and from the counts, and blocked requests stay', () => {
  const { begin, put, row, counts } = ledger();
  const many = Array.from({ length: LOG_LIMIT - 1 }, (_, index) => entryOf(request(String(index))));
  begin([entryOf(refused('first')), ...many]);
  const rows = put(entries('last'));
  expect(rows.length).toBeLessThan(LOG_LIMIT);
  expect([row('xfirst')?.key, row('x0')?.key, row('xlast')?.key]).toEqual(['xfirst', undefined, 'xlast']);
  expect(counts.value.requests).toBe(rows.length);
});

test('a log that was cleared counts nothing', () => {
  const { begin, counts } = ledger();
  begin([entryOf(refused('1'))]);
  begin([]);
  expect(counts.value).toEqual({ requests: 0, pending: 0, blocked: 0, hosts: 0 });
});

test('a blocked request is fixed once the same request has passed, and not before', () => {
  const tally = createTally();
  const { begin, put, row } = createLedger(keyOf, createRowMaker(judge), tally.observe);
  const isFixed = (key: string): boolean => {
    const found = row(key);
    return found?.kind === 'exchange' && tally.isFixed(found);
  };
  const url = 'https://api.shop.test/cart';
  const passing = anExchange('2').from(APP).get(`${url}?page=2`).answering(200, { 'access-control-allow-origin': '*' });
  const blocked = anExchange('1').from(APP).get(url).answering(200).blocked().build();
  begin([entryOf(blocked)]);
  expect(isFixed('x1')).toBe(false);
  put([entryOf({ ...passing.allowed().build(), startTime: blocked.startTime + 1 })]);
  expect([isFixed('x1'), isFixed('x2')]).toEqual([true, false]);
  // The log forgets it, and so does what is known of addresses: each may be another one.
  put([], ['x2']);
  expect(isFixed('x1')).toBe(false);
});
