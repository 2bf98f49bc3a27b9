// A browser with the extension, whose pages make the calls of a round.
import type { Exchange } from '../../src/core/index.ts';

export interface Call {
  readonly label: string;
  /** The request's place in its site. */
  readonly index: number;
  readonly url: string;
  readonly init: Readonly<Record<string, unknown>>;
}

export interface Heard {
  /** `passed`, or the name of the error, of each call in turn. */
  readonly ended: unknown;
  /** All that was captured of the page. */
  readonly exchanges: readonly Exchange[];
}

export interface Caller {
  /** Opens the page anew, which clears the log, and lets it make the calls at once. */
  readonly ask: (page: string, calls: readonly Call[]) => Promise<Heard>;
  readonly close: () => Promise<void>;
}

/** Where the browser is to go: the gateway's ports, and the key of its certificate. */
export interface Gate {
  readonly httpPort: number;
  readonly httpsPort: number;
  /** Hash of the certificate's key, base64. */
  readonly spki: string;
}

/** Milliseconds for all answers to a page; a slow machine is given its time. */
export const PATIENCE = 120_000;

/** An expression that makes the calls and tells how each ended. */
export const calling = (calls: readonly Call[]): string =>
  `Promise.all(${JSON.stringify(calls)}.map(({ url, init }) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(${PATIENCE}) }).then(() => 'passed', ({ name }) => name)))`;
