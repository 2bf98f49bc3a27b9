import type { Exchange, Verdict } from '../../src/core/index.ts';
import type { Truth } from './truth.ts';

export type Agreement = 'agrees' | 'ambiguous' | 'wrong';

/**
 * Our verdict against Chromium's. `ambiguous`: both readings are shown, and the truth is one of them; only the credentials
 * mode, which no event tells, would decide.
 * @param verdict `null` when the extension saw no such request
 */
export function compare(truth: Truth, verdict: Verdict | null): Agreement {
  const { corsError, failedParameter } = truth;
  if (verdict === null) return corsError === null ? 'agrees' : 'wrong';
  const stopsThere = (failures: Verdict['failures']): boolean => {
    const [first] = failures;
    if (corsError === null) return first === undefined;
    return first?.chromium === corsError && namesIt(failures, failedParameter);
  };
  if (verdict.result === 'ambiguous') {
    return verdict.candidates.some(({ failures }) => stopsThere(failures)) ? 'ambiguous' : 'wrong';
  }
  const blocked = verdict.result === 'blocked';
  if (corsError === null) return blocked ? 'wrong' : 'agrees';
  return blocked && stopsThere(verdict.failures) ? 'agrees' : 'wrong';
}

/**
 * Chromium names the missing method, or the first of the missing headers in the order in which the page set them, which
 * no event tells: ours must be among those we name.
 */
function namesIt(failures: Verdict['failures'], parameter: string): boolean {
  const kind = failures[0]?.kind;
  if (kind !== 'method-not-listed' && kind !== 'header-not-listed') return true;
  return failures.some((failure) => failure.kind === kind && failure.needed === parameter);
}

/** One case whose verdict is wrong or ambiguous, as it is reported. */
export interface Mismatch {
  readonly truth: Truth;
  readonly verdict: Verdict | null;
  readonly exchange: Exchange | null;
}
