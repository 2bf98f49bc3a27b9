import type { Failure, FailureKind, RuleId } from '../verdict.ts';

/**
 * The English sentences of a rule, beside it and apart from it: the extension has them in `_locales`. Title, and the three
 * pillars. Placeholders name the failure's values.
 */
export interface RuleStrings {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  /** Other words for a part, by the variant: `what_slash`. */
  readonly [partAndVariant: string]: string;
}

export type Part = 'title' | 'what' | 'why' | 'todo';

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
  /** Special forms of the same failure: variant → the parts that have other words for it. */
  readonly variants?: Readonly<Record<string, readonly Part[]>>;
  /** Which variant this failure is; `null`: none. */
  readonly variant?: (failure: Failure) => string | null;
}
