import { asCurl, asFetch, urlOf } from '../../core/index.ts';
import { copyText } from '../kit/copy.ts';
import type { Panel } from '../panel-context.ts';
import { fixesOf } from '../store/fixes.ts';
import type { ExchangeRow } from '../store/rows.ts';
import { say } from '../strings.ts';

/** Something of a request that can be copied. */
export interface CopyAct {
  readonly id: 'url' | 'annotations' | 'kubectl' | 'curl' | 'fetch' | 'markdown';
  readonly isPossible: boolean;
  /** Copies, and says so. */
  readonly run: () => Promise<void>;
}

/** What can be copied of a request. Every text about it comes redacted from the core; the fix is as the panel shows it. */
export function copyActs(panel: Panel, { exchange }: ExchangeRow): readonly CopyAct[] {
  const fixes = fixesOf(panel.fixes.fixes.value, exchange.id);
  const joined = (part: 'yaml' | 'kubectl'): string =>
    fixes
      .map((fix) => fix[part])
      .filter((text) => text !== '')
      .join('\n');
  const act = (id: CopyAct['id'], make: () => string | Promise<string>, isPossible = true): CopyAct => ({
    id,
    isPossible,
    async run() {
      const isCopied = await copyText(await make());
      panel.notify(isCopied ? say(`copied_${id}`) : say('copy_failed'));
    },
  });
  return [
    act('url', () => urlOf(exchange)),
    act('annotations', () => joined('yaml'), joined('yaml') !== ''),
    act('kubectl', () => joined('kubectl'), joined('kubectl') !== ''),
    act('curl', () => asCurl(exchange)),
    act('fetch', () => asFetch(exchange)),
    act('markdown', () => panel.verbs.reportOn(exchange)),
  ];
}
