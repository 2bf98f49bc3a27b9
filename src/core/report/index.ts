import type { Exchange } from '../exchange.ts';
import type { Fix } from '../fix.ts';
import { inEnglish } from '../text/english.ts';
import type { Lookup } from '../text/message.ts';
import type { Verdict } from '../verdict.ts';
import { buildReport } from './build.ts';
import { htmlOf } from './html.ts';
import { jsonOf } from './json.ts';
import { markdownOf } from './markdown.ts';
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
  { lookup = inEnglish, page = '', version = '' }: ReportOptions = {},
): string {
  const built = buildReport(exchanges, verdicts, fixes, lookup, { page, version });
  switch (format) {
    case 'markdown':
      return markdownOf(built, lookup);
    case 'json':
      return jsonOf(built);
    case 'html':
      return htmlOf(built, lookup);
  }
}
