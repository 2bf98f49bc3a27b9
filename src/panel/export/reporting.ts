import type { ReadonlySignal } from '@preact/signals';
import type { Exchange, Fix, Lookup, Message, Verdict } from '../../core/index.ts';
import type { ReportFormat } from '../panel-context.ts';
import { type FixStore, fixesOf } from '../store/fixes.ts';
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
  /** Loads what writes reports. */
  readonly load: () => Promise<Pick<typeof import('../planning.ts'), 'report'>>;
}

const FILES: Readonly<Record<ReportFormat, readonly [name: string, type: string]>> = {
  markdown: ['preflight-report.md', 'text/markdown'],
  json: ['preflight-report.json', 'application/json'],
  html: ['preflight-report.html', 'text/html'],
};

/** Writes the reports on the whole log and on one request. */
export function createReporting(options: ReportingOptions) {
  const { exchanges, fixes, judge, pageUrl, lookup, version, saveFile, notify, load } = options;
  async function write(all: readonly Exchange[], planned: readonly Fix[], format: ReportFormat): Promise<string> {
    const { report } = await load();
    return report(all, all.map(judge), planned, format, { lookup, page: pageUrl.peek(), version });
  }
  return {
    /** Saves the report on the log, and says so. */
    async save(format: ReportFormat): Promise<void> {
      const [name, type] = FILES[format];
      try {
        saveFile(name, type, await write(exchanges.peek(), await fixes.settle(), format));
        notify(say('exported', { name }));
      } catch {
        notify(say('export_failed'));
      }
    },
    /** The report on one request, as Markdown. */
    on: (exchange: Exchange): Promise<string> =>
      write([exchange], fixesOf(fixes.fixes.peek(), exchange.id), 'markdown'),
  };
}
