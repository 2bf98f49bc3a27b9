import { Unusable } from '../dev/unusable.ts';
import { readArguments } from './arguments.ts';

export interface BenchRequest<B> {
  readonly benchmarks: readonly B[];
  /** Where the figures go as JSON. */
  readonly file: string | undefined;
}

/**
 * What `npm run bench` was asked for.
 * @param known all benchmarks there are
 * @throws Unusable with one sentence that names what is wrong
 */
export function readBenchRequest<B extends { readonly name: string }>(
  args: readonly string[],
  known: readonly B[],
): BenchRequest<B> {
  const { positionals, values } = readArguments(args, { json: 'the name of a file', only: 'the name of a benchmark' });
  if (positionals.length > 0) throw new Unusable('Give options only: npm run bench -- --only judge');
  const only = values.get('only');
  const benchmarks = known.filter(({ name }) => only === undefined || name === only);
  if (benchmarks.length > 0) return { benchmarks, file: values.get('json') };
  const names = known.map(({ name }) => name).join(', ');
  throw new Unusable(`Unknown benchmark ${JSON.stringify(only)}. Known: ${names}.`);
}
