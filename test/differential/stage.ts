import type { Exchange } from '../../src/core/index.ts';
import { addressOf, type Case } from './case.ts';
import type { Truth } from './truth.ts';

/** A browser with the extension, a page, and the panel beside it. */
export interface Stage {
  /** Loads a new page, which clears the log, and has it ask. The cases are served, and all are of that scheme. */
  readonly ask: (cases: readonly Case[], scheme: Case['page']) => Promise<Told>;
  readonly close: () => Promise<void>;
}

export interface Told {
  /** What the extension captured, in the order of its start. */
  readonly exchanges: readonly Exchange[];
  /** The browser's own word; `undefined` when it sent nothing. */
  readonly truthOf: (given: Case) => Truth | undefined;
}

/** Requests under way at the same time; browsers allow six connections a host over HTTP/1.1. */
const IN_FLIGHT = 24;

/** What has the page ask for the cases, as an expression for `page.js`. */
export function askingFor(cases: readonly Case[]): string {
  const asked = cases.map((one) => ({ ...one, hops: [], url: addressOf(one, 0) }));
  return `runCases(${JSON.stringify(asked)}, ${IN_FLIGHT})`;
}
