import { describe, expect, test } from 'vitest';
import type { Exchange, HeaderLines } from '../../../src/core/exchange.ts';
import { judge, type Verdict } from '../../../src/core/index.ts';
import { anExchange } from '../../support/exchange.ts';
import { arbitraryExchanges } from './arbitrary-exchange.ts';
import { fuzz } from './fuzz.ts';
import { defectOf } from './well-formed.ts';

/** They take a second each; a busy machine needs more. */
const WAIT = { timeout: 60_000 };

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

test('20,000 exchanges of arbitrary bytes: no exception, every verdict well-formed, nothing changed', WAIT, () => {
  expect(fuzz(20_000, 1, frozen).slice(0, 3)).toEqual([]);
});

test('a seed gives the same exchanges each time, and another seed others', () => {
  const some = (seed: number): readonly Exchange[] => {
    const next = arbitraryExchanges(seed);
    return Array.from({ length: 5 }, () => next());
  };
  expect(some(7)).toEqual(some(7));
  expect(some(7)).not.toEqual(some(8));
});

test('the arbitrary exchanges come to every result and to every kind of failure', WAIT, () => {
  const next = arbitraryExchanges(2);
  const met = new Set<string>();
  for (let count = 0; count < 20_000; count++) {
    const { result, failures } = judge(next());
    met.add(result);
    for (const { kind } of failures) met.add(kind);
  }
  expect(met.size).toBe(5 + 18);
});

test('a defect in a verdict is found', () => {
  const exchange = anExchange().get('https://api.shop.test/').credentials('unknown').answering(404).blocked().build();
  const verdict = judge(exchange);
  const [failure] = verdict.failures;
  if (failure === undefined) throw new Error('Nothing failed.');
  const failing = (change: Partial<typeof failure>): Verdict => {
    const failures = [{ ...failure, ...change }];
    return { ...verdict, failures, candidates: [{ credentials: 'omit', failures }] };
  };
  const { cause } = verdict;
  const wrong: readonly Verdict[] = [
    { ...verdict, failures: [] },
    { ...verdict, candidates: [...verdict.candidates].toReversed() },
    { ...verdict, result: 'ambiguous' },
    { ...verdict, result: 'allowed' },
    { ...verdict, result: 'not-cors' },
    { ...verdict, result: 'pending' },
    { ...verdict, cause: cause && { ...cause, leg: 9 } },
    { ...verdict, cause: cause && { ...cause, values: {} } },
    { ...verdict, advice: [{ id: 'authorization-under-wildcard', leg: 0, header: null, values: {} }] },
    failing({ leg: 4 }),
    failing({ kind: 'origin-mismatch' }),
    failing({ chromium: 'AllowOriginMismatch' }),
    failing({ firefox: 'CORSDidNotSucceed' }),
    failing({ stage: 'preflight' }),
    failing({ header: 'Vary' }),
    failing({ values: {} }),
    failing({ onlyWith: 'omit' }),
  ];
  expect(defectOf(exchange, verdict)).toBeNull();
  for (const one of wrong) expect(defectOf(exchange, one)).not.toBeNull();
});

describe('a size that no browser would let pass is judged like any other', WAIT, () => {
  const url = 'https://api.shop.test/orders';
  const lines = (count: number, name: string, value: string): HeaderLines =>
    Array.from({ length: count }, () => [name, value]);

  test('300,000 names in a preflight', () => {
    const { legs, ...exchange } = anExchange().put(url).credentials('unknown').preflight(204).build();
    const names = Array.from({ length: 300_000 }, (_, number) => `x-${number}`).join(',');
    const headers = lines(1, 'Access-Control-Request-Headers', names);
    const asked = legs.map((leg) => (leg.role === 'preflight' ? { ...leg, requestHeaders: headers } : leg));
    const { result, failures } = judge({ ...exchange, legs: asked });
    expect(result).toBe('blocked');
    expect(failures.length).toBe(300_003);
  });

  test('300,000 lines of one header', () => {
    const answered = anExchange()
      .get(url)
      .answering(200, lines(300_000, 'Access-Control-Allow-Origin', '*'));
    expect(judge(answered.build()).failures).toMatchObject([{ kind: 'origin-multiple', values: { lines: '300000' } }]);
  });

  test('a host of ten million labels', () => {
    const value = `https://${'a.'.repeat(10_000_000)}`;
    const answered = anExchange()
      .get(url)
      .answering(200, lines(1, 'Access-Control-Allow-Origin', value));
    expect(judge(answered.build()).failures).toMatchObject([{ kind: 'origin-mismatch' }]);
  });
});
