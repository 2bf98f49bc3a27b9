import type { Exchange, Verdict } from '../../src/core/index.ts';
import type { Truth } from './truth.ts';

export const DRIVEN = ['chromium', 'firefox'] as const;
/** The browsers that cases are driven through. */
export type Driven = (typeof DRIVEN)[number];

export type Agreement = 'agrees' | 'ambiguous' | 'wrong';

/**
 * Our verdict against the browser's. `ambiguous`: both readings are shown, and the truth is one of them; only the
 * credentials mode, which no event tells, would decide.
 * @param verdict `null` when the extension saw no such request
 */
export function compare(browser: Driven, truth: Truth, verdict: Verdict | null): Agreement {
  const isUnblocked = truth.corsError === null;
  if (verdict === null) return isUnblocked ? 'agrees' : 'wrong';
  if (verdict.result === 'ambiguous') {
    return verdict.candidates.some(({ failures }) => stopsThere(browser, truth, failures)) ? 'ambiguous' : 'wrong';
  }
  if (verdict.result === 'allowed' && truth.isAnswered === false) return 'wrong';
  if (verdict.result !== 'blocked') return isUnblocked ? 'agrees' : 'wrong';
  return stopsThere(browser, truth, verdict.failures) ? 'agrees' : 'wrong';
}

/** Whether the browser stopped where the first of these failures is. */
function stopsThere(browser: Driven, truth: Truth, failures: Verdict['failures']): boolean {
  const [first] = failures;
  if (first === undefined) return truth.corsError === null;
  switch (browser) {
    case 'chromium':
      return first.chromium === truth.corsError && namesIt(failures, truth.failedParameter);
    case 'firefox':
      // It has no name for a redirect with a password in its address: the page gets no answer, and no word says why.
      if (first.firefox === null) return truth.corsError === null && truth.isAnswered !== true;
      return isNamed(first.firefox, truth) && (!isOfHeader(first) || first.needed === truth.failedParameter);
  }
}

/** Firefox numbers its names anew when their text changes, and merges lines of a header before the events show them. */
function isNamed(name: string, { corsError }: Truth): boolean {
  const [ours, theirs] = [unnumbered(name), unnumbered(corsError ?? '')];
  return ours === theirs || (ALIKE.has(ours) && ALIKE.has(theirs));
}
const unnumbered = (category: string): string => category.replace(/\d$/, '');
const ALIKE = new Set(['CORSMultipleAllowOriginNotAllowed', 'CORSAllowOriginNotMatchingOrigin']);

const isOfHeader = ({ kind }: Verdict['failures'][number]): boolean => kind === 'header-not-listed';

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
  readonly browser: Driven;
  readonly truth: Truth;
  readonly verdict: Verdict | null;
  readonly exchange: Exchange | null;
}
