import type { Exchange, Leg } from '../exchange.ts';
import type { CauseId, Failure } from '../verdict.ts';

/** What a cause looks at: the leg that ended the exchange, and what failed there by CORS's own checks. */
export interface Ending {
  readonly exchange: Exchange;
  readonly leg: Leg;
  readonly index: number;
  readonly failures: readonly Failure[];
  /** The error string that names a reason: the leg's, else its preflight's; `null` when both are absent or generic. */
  readonly error: string | null;
}

/** The English sentences of a cause, beside it and apart from it: the extension has them in `_locales`. */
export interface CauseStrings {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  /** Other words for a part, by the variant that the evidence names: `todo_loop`. */
  readonly [partAndVariant: string]: string;
}

/** Something that is not CORS, or that stands behind a CORS failure. Sees the ending, or says it is not the one. */
export interface CauseRule {
  readonly id: CauseId;
  /** The browsers' error strings that name it, where they do: for search, and for {@link byError}. */
  readonly errors?: RegExp;
  /** Firefox's console categories for it. */
  readonly firefox?: readonly string[];
  /**
   * The values for its sentences when it is the cause; `null` when it is not. A value under the name of a part, such as
   * `todo: 'loop'`, names the variant of that sentence.
   */
  readonly evidence: (ending: Ending) => Readonly<Record<string, string>> | null;
}
