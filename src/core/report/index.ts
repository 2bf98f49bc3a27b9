import type { Exchange } from '../exchange.ts';
import type { Fix } from '../fix.ts';
import { inEnglish } from '../text/english.ts';
import type { Lookup } from '../text/message.ts';
import type { Verdict } from '../verdict.ts';
import { allSteps } from '../all-steps.ts';
import { buildSteps } from './build.ts';
import { htmlSteps } from './html.ts';
import { jsonOf } from './json.ts';
import { markdownSteps } from './markdown.ts';
import type { ReportFormat } from './types.ts';

export interface ReportOptions {
  /** The reader's language; English when absent. */
  readonly lookup?: Lookup;
  /** The inspected page's URL. */
  readonly page?: string;
  /** The product's version. */
  readonly version?: string;
}

/**
 * The findings as a document for somebody else: a ticket, a colleague, a program. Redacted, whatever the format.
 * @param verdicts one for each exchange, in the same order
 */
export function report(
  exchanges: readonly Exchange[],
  verdicts: readonly Verdict[],
  fixes: readonly Fix[],
  format: ReportFormat,
  options: ReportOptions = {},
): string {
  return allSteps(reportSteps(exchanges, verdicts, fixes, format, options));
}

/** The same in steps of a few milliseconds, but for JSON, which is written in one. */
export function* reportSteps(
  exchanges: readonly Exchange[],
  verdicts: readonly Verdict[],
  fixes: readonly Fix[],
  format: ReportFormat,
  { lookup = inEnglish, page = '', version = '' }: ReportOptions = {},
): Generator<void, string> {
  const built = yield* buildSteps(exchanges, verdicts, fixes, lookup, { page, version });
  switch (format) {
    case 'markdown':
      return yield* markdownSteps(built, lookup);
    case 'json':
      return jsonOf(built);
    case 'html':
      return yield* htmlSteps(built, lookup);
  }
}
