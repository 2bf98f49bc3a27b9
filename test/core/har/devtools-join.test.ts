import { expect, test } from 'vitest';
import { createDevToolsJoin, type DevToolsEntry, type DevToolsFacts, type Exchange } from '../../../src/core/index.ts';
import { anExchange } from '../../support/exchange.ts';

const url = 'https://api.shop.test/orders';
const start = 1_795_403_091_000;
const frame = (functionName: string) => ({
  functionName,
  url: 'https://app.shop.test/a.js',
  lineNumber: 1,
  columnNumber: 2,
});

let count = 0;
const entry = (name: string, at: number, more: Partial<DevToolsEntry> = {}): DevToolsEntry => ({
  number: count++,
  url,
  method: 'GET',
  isPreflight: false,
  started: start + at,
  stack: [frame(name)],
  error: '',
  fromDiskCache: false,
  fetchedViaServiceWorker: false,
  body: '',
  ...more,
});
const began = (
  id: string,
  at: number,
  exchange: Exchange = anExchange().get(url).answering(200).build(),
): Exchange => ({
  ...exchange,
  id,
  startTime: start + at,
  duration: 10,
});
const callers = (facts: ReadonlyMap<string, DevToolsFacts>): Record<string, string | undefined> =>
  Object.fromEntries([...facts].map(([id, { stack }]) => [id, stack[0]?.functionName]));

test('an entry finds the request of its address and method that began when it did', () => {
  const join = createDevToolsJoin();
  const others = [
    began('other method', 1, anExchange().put(url).answering(200).build()),
    began('other address', 1, anExchange().get(`${url}/1`).answering(200).build()),
    began('later', 52),
  ];
  expect(callers(join.add([...others, began('it', 3)], [entry('load', 0)]))).toEqual({ it: 'load' });
});

test('either may come first, and nothing is told twice', () => {
  const join = createDevToolsJoin();
  expect(join.add([], [entry('load', 0)]).size).toBe(0);
  expect(callers(join.add([began('a', 2)], []))).toEqual({ a: 'load' });
  expect(join.add([began('a', 2)], []).size).toBe(0);
  expect(join.add([began('b', 1000)], []).size).toBe(0);
  expect(callers(join.add([], [entry('again', 1000)]))).toEqual({ b: 'again' });
});

test('an exchange of which DevTools tell nothing stays without facts, and so does an entry that comes of no exchange', () => {
  const join = createDevToolsJoin();
  expect(join.add([began('silent', 0)], [entry('elsewhere', 51), entry('before', -51)]).size).toBe(0);
});

test('equal requests in flight each get their own, in whatever order DevTools tell of them', () => {
  const join = createDevToolsJoin();
  const places = Array.from({ length: 200 }, (_, index) => began(String(index), index + 1.5));
  const told = places.map((_, index) => entry(String(index), index));
  join.add(places, []);
  const facts = new Map<string, DevToolsFacts>();
  const mixed = told.toSorted((a, b) => ((a.number * 7919) % 200) - ((b.number * 7919) % 200));
  for (const each of mixed) for (const [id, found] of join.add([], [each])) facts.set(id, found);
  expect(callers(facts)).toEqual(Object.fromEntries(places.map(({ id }) => [id, id])));
});

test('where one of equal requests has no entry, each entry takes the nearest in time', () => {
  const join = createDevToolsJoin();
  const places = [began('a', 0), began('b', 20), began('c', 40)];
  expect(callers(join.add(places, [entry('first', 1), entry('third', 41)]))).toEqual({ a: 'first', c: 'third' });
});

test('the same entry told twice belongs to one request only', () => {
  const join = createDevToolsJoin();
  const once = entry('load', 0);
  expect(callers(join.add([began('a', 0), began('b', 10)], [once, { ...once }]))).toEqual({ a: 'load' });
  expect(join.add([], [once]).size).toBe(0);
});

test('a preflight’s error is told apart from its request’s', () => {
  const exchange = began('a', 0, anExchange().put(url).preflight().blocked().build());
  const facts = createDevToolsJoin().add(
    [{ ...exchange, duration: 300 }],
    [
      entry('', 100, {
        method: 'OPTIONS',
        isPreflight: true,
        stack: [],
        error: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
      }),
      entry('put', 1, { method: 'PUT', error: 'net::ERR_FAILED' }),
    ],
  );
  expect(facts.get('a')).toEqual({
    stack: [frame('put')],
    error: 'net::ERR_FAILED',
    preflightError: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
  });
});

test('a preflight that is found out later takes nothing from its request', () => {
  const join = createDevToolsJoin();
  const [before, after] = [anExchange().put(url), anExchange().put(url).preflight()].map((made) =>
    began('a', 0, made.answering(200).build()),
  );
  if (before === undefined || after === undefined) throw new Error('no exchange');
  const put = entry('put', 1, { method: 'PUT', error: 'net::ERR_FAILED', body: 'Gone' });
  expect(join.add([before], [put]).get('a')?.stack).toEqual([frame('put')]);
  expect(join.add([after], []).get('a')).toEqual({ stack: [frame('put')], error: 'net::ERR_FAILED', body: 'Gone' });
  const preflight = entry('', 0, { method: 'OPTIONS', isPreflight: true, error: 'net::ERR_INVALID_REDIRECT' });
  expect(join.add([], [preflight]).get('a')).toMatchObject({ preflightError: 'net::ERR_INVALID_REDIRECT' });
});

test('a request that a nearer one takes the entry from keeps nothing of it', () => {
  const join = createDevToolsJoin();
  const far = began('far', 30);
  expect(callers(join.add([far], [entry('load', 0)]))).toEqual({ far: 'load' });
  expect(callers(join.add([began('near', 1), { ...far, duration: 11 }], []))).toEqual({ far: undefined, near: 'load' });
});

test('a page’s own OPTIONS request is not taken for a preflight', () => {
  const exchange = began('a', 0, anExchange().request('OPTIONS', url).answering(200).build());
  const preflight = entry('', 0, { method: 'OPTIONS', isPreflight: true });
  expect(createDevToolsJoin().add([exchange], [preflight]).size).toBe(0);
});

test('of a redirect the first entry tells who asked, and the last how it ended', () => {
  const target = 'https://cdn.shop.test/orders';
  const exchange = began('a', 0, anExchange().get(url).redirectedTo(target, 302).answering(404).allowed().build());
  const facts = createDevToolsJoin().add(
    [{ ...exchange, duration: 500 }],
    [
      entry('load', 0),
      entry('redirected', 400, { url: target, fromDiskCache: true, fetchedViaServiceWorker: true, body: 'Not found' }),
    ],
  );
  expect(facts.get('a')).toEqual({
    stack: [frame('load')],
    fromDiskCache: true,
    fetchedViaServiceWorker: true,
    body: 'Not found',
  });
});

test('after a minute nothing is waited for any more', () => {
  const join = createDevToolsJoin();
  join.add([began('silent', 0)], []);
  join.add([began('b', 70_000)], [entry('load', 70_000)]);
  expect(join.add([], [entry('much too late', 0)]).size).toBe(0);
});

test('an emptied log forgets what was to be joined', () => {
  const join = createDevToolsJoin();
  join.add([began('a', 0)], []);
  join.clear();
  expect(join.add([], [entry('load', 0)]).size).toBe(0);
});

test('50,000 requests of which DevTools tell nothing do not pile up', () => {
  const join = createDevToolsJoin();
  for (let batch = 0; batch < 10; batch++)
    join.add(
      Array.from({ length: 5000 }, (_, index) => began(`${batch}-${index}`, batch * 1000 + index / 5)),
      [],
    );
  expect(join.add([], [entry('first', 0)]).size).toBe(0);
});
