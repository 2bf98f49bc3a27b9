import type { Exchange, Leg } from '../exchange.ts';
import type { CauseId, Failure } from '../verdict.ts';

/** What a cause looks at: the leg that ended the exchange, and what failed there by CORS's own checks. */
export interface Ending {
  readonly exchange: Exchange;
  readonly leg: Leg;
  readonly index: number;
  readonly failures: readonly Failure[];
}

/** Something that is not CORS, or that stands behind a CORS failure. Sees the ending, or says it is not the one. */
export interface CauseRule {
  readonly id: CauseId;
  /** The values for its sentences when it is the cause; `null` when it is not. */
  readonly evidence: (ending: Ending) => Readonly<Record<string, string>> | null;
  readonly strings: { readonly title: string; readonly what: string; readonly why: string; readonly todo: string };
}
