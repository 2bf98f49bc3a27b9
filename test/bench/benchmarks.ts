import { measureCapture } from './capture.ts';
import { measureCaptureEvents } from './capture-events.ts';
import { computed } from './computed.ts';
import type { Figure } from './figure.ts';
import { measurePanel } from './panel.ts';
import { measureRowVisible } from './row-visible.ts';
import { measureSizes } from './sizes.ts';
import { measureSoak } from './soak.ts';

export interface Benchmark {
  /** What `--only` takes. */
  readonly name: string;
  /**
   * One figure or several; their names begin with the benchmark's.
   * @param amount how much is done, where that can be chosen: rounds of `capture`, requests of `soak`
   */
  readonly measure: (amount?: number) => Promise<readonly Figure[]>;
  /** Runs only when it is named: it takes long. */
  readonly isLong?: true;
}

const ofTheCore = (name: string): Benchmark => ({ name, measure: () => computed(name) });

export const benchmarks: readonly Benchmark[] = [
  ofTheCore('judge'),
  ofTheCore('judge-linear'),
  ofTheCore('plan-simulate'),
  { name: 'sizes', measure: measureSizes },
  { name: 'capture', measure: measureCapture },
  { name: 'capture-events', measure: measureCaptureEvents, isLong: true },
  { name: 'panel', measure: measurePanel },
  { name: 'row-visible', measure: measureRowVisible },
  { name: 'soak', measure: measureSoak, isLong: true },
  ofTheCore('fuzz'),
];
