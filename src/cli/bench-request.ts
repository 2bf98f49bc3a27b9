import { Unusable } from '../dev/unusable.ts';
import { numberOf, readArguments } from './arguments.ts';

export interface BenchRequest<B> {
  readonly benchmarks: readonly B[];
  /** How much a benchmark is to do, where that can be chosen. */
  readonly amount: number | undefined;
  /** Where the figures go as JSON. */
  readonly file: string | undefined;
}

/**
 * What `npm run bench` was asked for.
 * @param known all benchmarks there are
 * @throws Unusable with one sentence that names what is wrong
 */
export function readBenchRequest<B extends { readonly name: string; readonly isLong?: true }>(
  args: readonly string[],
  known: readonly B[],
): BenchRequest<B> {
  const given = readArguments(args, {
    json: 'the name of a file',
    only: 'the name of a benchmark',
    amount: 'a number',
  });
  const { positionals, values } = given;
  if (positionals.length > 0) throw new Unusable('Give options only: npm run bench -- --only judge');
  const only = values.get('only');
  const benchmarks = known.filter(({ name, isLong }) => (only === undefined ? isLong !== true : name === only));
  const amount = numberOf(given, 'amount', 1, 1_000_000);
  if (benchmarks.length > 0) return { benchmarks, amount, file: values.get('json') };
  const names = known.map(({ name }) => name).join(', ');
  throw new Unusable(`Unknown benchmark ${JSON.stringify(only)}. Known: ${names}.`);
}
