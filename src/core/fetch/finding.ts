import type { FailureKind } from '../verdict.ts';

/** One failed check of one response, before it is tied to its leg and to its rule. */
export interface Finding {
  readonly kind: FailureKind;
  /** CDP's CorsError, without the prefix `Preflight`. */
  readonly chromium: string;
  readonly firefox: string | null;
  /** The header at fault, lower-case. */
  readonly header: string | null;
  readonly found: string | null;
  readonly needed: string | null;
  /** `include`: the check fails only for a request with credentials. No check fails only for one without. */
  readonly onlyWith: 'include' | null;
  readonly values?: Readonly<Record<string, string>>;
}
