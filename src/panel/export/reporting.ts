import type { ReadonlySignal } from '@preact/signals';
import { type Exchange, type Lookup, type Message, report, reportSteps, type Verdict } from '../../core/index.ts';
import type { ReportFormat } from '../panel-context.ts';
import { type FixStore, fixesOf } from '../store/fixes.ts';
import { inSlices } from '../store/in-slices.ts';
import { say } from '../strings.ts';

export interface ReportingOptions {
  readonly exchanges: ReadonlySignal<readonly Exchange[]>;
  readonly fixes: FixStore;
  readonly judge: (exchange: Exchange) => Verdict;
  readonly pageUrl: ReadonlySignal<string>;
  readonly lookup: Lookup;
  readonly version: string;
  readonly saveFile: (name: string, type: string, text: string) => void;
  readonly notify: (notice: Message) => void;
}

const FILES: Readonly<Record<ReportFormat, readonly [name: string, type: string]>> = {
  markdown: ['preflight-report.md', 'text/markdown'],
  json: ['preflight-report.json', 'application/json'],
  html: ['preflight-report.html', 'text/html'],
};

/** Writes the reports on the whole log and on one request. */
export function createReporting(options: ReportingOptions) {
  const { exchanges, fixes, judge, pageUrl, lookup, version, saveFile, notify } = options;
  const origin = () => ({ lookup, page: pageUrl.peek(), version });
  return {
    /**
     * Saves the report on the log, and says so.
     * @param isStopped asked now and then; nothing is saved when it is
     */
    async save(format: ReportFormat, isStopped: () => boolean): Promise<null> {
      const [name, type] = FILES[format];
      const all = exchanges.peek();
      const steps = reportSteps(all, all.map(judge), await fixes.settle(), format, origin());
      const done = await inSlices(steps, isStopped);
      if (done !== null) {
        saveFile(name, type, done.result);
        notify(say('exported', { name }));
      }
      return null;
    },
    /** The report on one request, as Markdown. */
    on: (exchange: Exchange): string =>
      report([exchange], [judge(exchange)], fixesOf(fixes.fixes.peek(), exchange.id), 'markdown', origin()),
  };
}
