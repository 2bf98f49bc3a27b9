import { describe, expect, test } from 'vitest';
import { readBenchRequest } from '../../src/cli/bench-request.ts';
import { judge } from '../../src/core/index.ts';
import { benchmarks } from '../bench/benchmarks.ts';
import { differentialCorpus } from '../bench/corpus.ts';
import { figure } from '../bench/figure.ts';
import { median } from '../bench/timing.ts';

const read = (...args: readonly string[]) => readBenchRequest(args, benchmarks);

describe('npm run bench', () => {
  test('runs every benchmark but those that take long, and writes nothing, unless it is asked to', () => {
    const short = benchmarks.filter(({ name }) => name !== 'soak' && name !== 'capture-events');
    expect(short.length).toBeLessThan(benchmarks.length);
    expect(read()).toEqual({ benchmarks: short, amount: undefined, file: undefined });
  });

  test('runs one alone and writes its figures where it is told', () => {
    const { benchmarks: chosen, file } = read('--only', 'sizes', '--json', 'figures.json');
    expect(chosen.map(({ name }) => name)).toEqual(['sizes']);
    expect(file).toBe('figures.json');
  });

  test('runs the long one when it is named, for as much as is wanted', () => {
    const { benchmarks: chosen, amount } = read('--only', 'soak', '--amount', '3000');
    expect([chosen.map(({ name }) => name), amount]).toEqual([['soak'], 3000]);
  });

  test.each([
    [
      ['--only', 'speed'],
      'Unknown benchmark "speed". Known: judge, judge-linear, plan-simulate, sizes, capture, capture-events, panel, row-visible, soak, fuzz.',
    ],
    [['--fast'], 'Unknown option --fast. Known: --json, --only, --amount.'],
    [['judge'], 'Give options only: npm run bench -- --only judge'],
    [['--amount', 'many'], '--amount must be a whole number from 1 to 1000000, not "many".'],
    [['--json'], '--json needs the name of a file.'],
  ])('says in one sentence what is wrong with %j', (args, sentence) => {
    expect(() => read(...args)).toThrow(sentence);
  });
});

describe('a figure', () => {
  test('is met up to its bound, and judged before it is rounded', () => {
    expect(figure('judge', 5, 'µs', 5)).toEqual({ name: 'judge', value: 5, unit: 'µs', bound: 5, met: true });
    expect(figure('judge', 5.001, 'µs', 5)).toMatchObject({ value: 5, met: false });
  });

  test('that could not be measured is not met', () => {
    expect(figure('judge', median([]), 'µs', 5).met).toBe(false);
  });

  test('is the median of its times', () => expect(median([9, 1, 5, 7, 100])).toBe(7));
});

test('the corpus that the judge is measured on holds exchanges of every result', () => {
  const corpus = differentialCorpus();
  expect(corpus.length).toBeGreaterThan(1200);
  expect(new Set(corpus.map((exchange) => judge(exchange).result))).toEqual(
    new Set(['allowed', 'blocked', 'not-cors', 'ambiguous', 'pending']),
  );
}, 60_000);
