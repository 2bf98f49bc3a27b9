import { fuzz } from '../core/fuzz/fuzz.ts';
import { type Figure, figure } from './figure.ts';

const EXCHANGES = 1_000_000;
const SEED = 2026;

/** Exchanges of arbitrary bytes that made the judge throw, or give a verdict that is not well-formed. */
export function measureFuzz(): readonly Figure[] {
  const malformed = fuzz(EXCHANGES, SEED);
  for (const { exchange, defect } of malformed.slice(0, 3)) console.error(`${defect}\n${JSON.stringify(exchange)}`);
  return [figure('fuzz', malformed.length, 'malformed verdicts on 1,000,000 exchanges', 0)];
}
