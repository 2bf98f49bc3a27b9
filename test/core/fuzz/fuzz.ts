import type { Exchange } from '../../../src/core/exchange.ts';
import { judge } from '../../../src/core/judge.ts';
import { arbitraryExchanges } from './arbitrary-exchange.ts';
import { defectOf } from './well-formed.ts';

export interface Malformed {
  readonly exchange: Exchange;
  /** What was thrown, or what is wrong with the verdict. */
  readonly defect: string;
}

/** Judges this many arbitrary exchanges; what comes back has to be empty. */
export function fuzz(cases: number, seed: number, prepare = (exchange: Exchange) => exchange): readonly Malformed[] {
  const next = arbitraryExchanges(seed);
  const malformed: Malformed[] = [];
  for (let count = 0; count < cases; count++) {
    const exchange = prepare(next());
    const defect = defectIn(exchange);
    if (defect !== null) malformed.push({ exchange, defect });
  }
  return malformed;
}

function defectIn(exchange: Exchange): string | null {
  try {
    return defectOf(exchange, judge(exchange));
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}
