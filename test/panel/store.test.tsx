import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Exchange,
  type Fix,
  type InferredRelease,
  inEnglish,
  judge,
  type Manifest,
} from '../../src/core/index.ts';
import { readManifest } from '../../src/core/kubernetes/index.ts';
import { rangeOf } from '../../src/panel/kit/use-virtual-rows.ts';
import { createFixStore } from '../../src/panel/store/fixes.ts';
import { parseQuery } from '../../src/panel/store/query.ts';
import { createJudge, createRowMaker, type ExchangeRow } from '../../src/panel/store/rows.ts';
import { anExchange } from '../support/exchange.ts';
import { entryOf } from './show.tsx';

const APP = 'https://app.shop.test';
const allowed = anExchange('1')
  .from(APP)
  .get('https://cdn.shop.test/logo.png')
  .answering(200, { 'access-control-allow-origin': '*', 'x-cache': 'HIT' })
  .allowed()
  .build();
const blocked = anExchange('2').from(APP).put('https://api.shop.test/orders').preflight(204).blocked().build();
const denied = anExchange('3')
  .from('https://admin.shop.test')
  .get('https://api.shop.test/users')
  .answering(403, { 'access-control-allow-origin': APP })
  .blocked()
  .build();

describe('the filter', () => {
  const rowOf = createRowMaker(judge);
  const rows = [allowed, blocked, denied].map((exchange) => rowOf(entryOf(exchange)));
  const isRequest = (row: (typeof rows)[number]): row is ExchangeRow => row.kind === 'exchange';

  test.each([
    ['', '1 2 3'],
    ['   ', '1 2 3'],
    ['orders', '2'],
    ['ORDERS', '2'],
    ['-orders', '1 3'],
    ['is:blocked', '2 3'],
    ['-is:blocked', '1'],
    ['is:allowed', '1'],
    ['is:preflighted', '2'],
    ['method:put', '2'],
    ['method:pu', ''],
    ['host:api', '2 3'],
    ['host:cdn', '1'],
    ['domain:CDN.shop.test', '1'],
    ['domain:*.shop.test', '1 2 3'],
    ['domain:shop.test', ''],
    ['domain:cdn', ''],
    ['domain:cdn.shopxtest', ''],
    ['-domain:api.shop.*', '1'],
    ['origin:https://admin.shop.test', '3'],
    ['origin:admin.shop.test', '3'],
    ['origin:*admin*', '3'],
    ['origin:admin', ''],
    ['domain:(+[', ''],
    ['url:/users', '3'],
    ['status-code:403', '3'],
    ['rule:mismatch', '3'],
    ['rule:PreflightMissingAllowOriginHeader', '2'],
    ['header:x-cache', '1'],
    ['is:blocked method:get', '3'],
    ['names another origin', '3'],
    ['nokey:value', ''],
    ['-', '1 2 3'],
  ])('%j shows the requests %s', (text, ids) => {
    const shown = rows.filter(isRequest).filter(parseQuery(text, { lookup: inEnglish, isFixed: () => false }).test);
    expect(shown.map(({ exchange }) => exchange.id).join(' ')).toBe(ids);
  });
});

test('an exchange is judged when it is first looked at, once, and again when it has changed', () => {
  const spy = vi.fn<(exchange: Exchange) => ReturnType<typeof judge>>(judge);
  const rowOf = createRowMaker(createJudge(spy));
  const look = (exchange: Exchange): void => {
    const row = rowOf(entryOf(exchange));
    expect(row.kind === 'exchange' && row.verdict.result).not.toBe('pending');
  };
  rowOf(entryOf(allowed));
  expect(spy).toHaveBeenCalledTimes(0);
  for (let round = 0; round < 5; round++) [allowed, blocked].map(look);
  expect(spy).toHaveBeenCalledTimes(2);
  look({ ...blocked });
  expect(spy).toHaveBeenCalledTimes(3);
});

test.each([
  ['at the top', 0, 210, 10_000, { start: 0, end: 22 }],
  ['in the middle', 2100, 210, 10_000, { start: 92, end: 122 }],
  ['at the end', 209_790, 210, 10_000, { start: 9980, end: 10_000 }],
  ['beyond the end, after the list has shrunk', 209_790, 210, 5, { start: 0, end: 5 }],
  ['an empty list', 0, 210, 0, { start: 0, end: 0 }],
])('draws the rows in sight and a few beyond: %s', (_where, scrollTop, height, count, range) => {
  expect(rangeOf(scrollTop, height, 21, count)).toEqual(range);
});

describe('the fixes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function store() {
    const exchanges = signal<readonly Exchange[]>([]);
    const release = signal('v1.15.1');
    const yaml = signal<readonly Manifest[]>([]);
    const wildcard = signal(false);
    const inferred = { release: 'v1.15.1', signs: [], since: null, until: null };
    const plan = vi.fn<
      (all: readonly Exchange[], chosen: string) => { fixes: readonly Fix[]; inferred: InferredRelease }
    >(() => ({ fixes: [], inferred }));
    const steps = { number: 0 };
    const page = { isBusy: false };
    function* inSteps(all: readonly Exchange[], chosen: string) {
      for (let step = 0; step < steps.number; step++) {
        const end = performance.now() + 10;
        while (performance.now() < end);
        yield;
      }
      return plan(all, chosen);
    }
    return {
      steps,
      page,
      exchanges,
      release,
      yaml,
      wildcard,
      plan,
      fixes: createFixStore({
        exchanges,
        release,
        yaml,
        wildcard,
        isBusy: () => page.isBusy,
        load: () => Promise.resolve(inSteps),
      }),
    };
  }

  test('are planned once for a burst of requests, not once for each', async () => {
    const { exchanges, plan, fixes } = store();
    for (let index = 0; index < 100; index++) exchanges.value = [...exchanges.value, blocked];
    expect(fixes.isStale.value).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(plan).toHaveBeenCalledOnce();
    expect(plan.mock.calls[0]?.[0]).toHaveLength(100);
    expect(fixes.isStale.value).toBe(false);
  });

  test('are planned while requests never stop coming', async () => {
    const { exchanges, plan } = store();
    for (let index = 0; index < 50; index++) {
      exchanges.value = [...exchanges.value, blocked];
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(plan.mock.calls.length).toBeGreaterThan(5);
  });

  test('wait for a busy page to pause, for three seconds at most', async () => {
    const { exchanges, page, plan } = store();
    page.isBusy = true;
    exchanges.value = [blocked];
    await vi.advanceTimersByTimeAsync(1000);
    expect(plan).not.toHaveBeenCalled();
    page.isBusy = false;
    await vi.advanceTimersByTimeAsync(200);
    expect(plan).toHaveBeenCalledOnce();
    page.isBusy = true;
    exchanges.value = [blocked, denied];
    await vi.advanceTimersByTimeAsync(2900);
    expect(plan).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(300);
    expect(plan).toHaveBeenCalledTimes(2);
  });

  test('leave the panel at hand while they are worked out, and can be stopped and gone on with', async () => {
    const { exchanges, fixes, plan, steps } = store();
    vi.useRealTimers();
    // Each step takes longer than a slice.
    steps.number = 1000;
    exchanges.value = [blocked];
    const planned = fixes.settle();
    await new Promise((later) => {
      setTimeout(later);
    });
    expect([plan.mock.calls.length, fixes.isStale.value]).toEqual([0, true]);
    fixes.stop();
    await planned;
    exchanges.value = [blocked, denied];
    expect([plan.mock.calls.length, fixes.isStale.value, fixes.isStopped.value]).toEqual([0, true, true]);
    steps.number = 3;
    await fixes.settle();
    expect(plan.mock.calls[0]?.[0]).toHaveLength(2);
    expect([fixes.isStale.value, fixes.isStopped.value]).toEqual([false, false]);
  });

  test('are planned again for another release', async () => {
    const { exchanges, release, plan } = store();
    exchanges.value = [blocked];
    await vi.advanceTimersByTimeAsync(1000);
    release.value = 'v1.9.6';
    await vi.advanceTimersByTimeAsync(1000);
    expect(plan.mock.calls.map(([, chosen]) => chosen)).toEqual(['v1.15.1', 'v1.9.6']);
  });

  test('are planned again for another Ingress', async () => {
    const { exchanges, yaml, plan } = store();
    exchanges.value = [blocked];
    await vi.advanceTimersByTimeAsync(1000);
    yaml.value = [readManifest('kind: Ingress')];
    await vi.advanceTimersByTimeAsync(1000);
    expect(plan).toHaveBeenCalledTimes(2);
  });

  test('are planned again with wildcards', async () => {
    const { exchanges, wildcard, plan } = store();
    exchanges.value = [blocked];
    await vi.advanceTimersByTimeAsync(1000);
    wildcard.value = true;
    await vi.advanceTimersByTimeAsync(1000);
    expect(plan).toHaveBeenCalledTimes(2);
  });

  test('of an empty log are none, at once', () => {
    const { plan, fixes } = store();
    expect([fixes.fixes.value, fixes.isStale.value]).toEqual([[], false]);
    expect(plan).not.toHaveBeenCalled();
  });
});
