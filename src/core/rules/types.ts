import type { Failure, FailureKind, RuleId } from '../verdict.ts';

/** The English sentences of a rule: title, and the three pillars. Placeholders name the failure's values. */
export interface RuleStrings {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

/**
 * A rule explains one kind of failure: its names in the browsers and its words. It decides nothing; `fetch/` does.
 */
export interface Rule {
  readonly id: RuleId;
  readonly explains: FailureKind;
  /** CDP's `CorsError` names, those of the preflight included. */
  readonly chromium: readonly string[];
  /** Firefox's console categories. */
  readonly firefox: readonly string[];
  readonly strings: RuleStrings;
  /** Other words for a special form of the same failure: variant → the sentences that differ. */
  readonly variants?: Readonly<Record<string, Partial<RuleStrings>>>;
  /** Which variant this failure is; `null`: none. */
  readonly variant?: (failure: Failure) => string | null;
}
