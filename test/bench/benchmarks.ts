import { computed } from './computed.ts';
import type { Figure } from './figure.ts';
import { measureSizes } from './sizes.ts';

export interface Benchmark {
  /** What `--only` takes. */
  readonly name: string;
  /** One figure or several; their names begin with the benchmark's. */
  readonly measure: () => Promise<readonly Figure[]>;
}

const ofTheCore = (name: string): Benchmark => ({ name, measure: () => computed(name) });

export const benchmarks: readonly Benchmark[] = [
  ofTheCore('judge'),
  ofTheCore('judge-linear'),
  ofTheCore('plan-simulate'),
  { name: 'sizes', measure: measureSizes },
  ofTheCore('fuzz'),
];
