import { explain, type Lookup, phrase } from '../../core/index.ts';
import type { ExchangeRow } from './rows.ts';
import { stops } from './summary.ts';

/** What a word is looked for in, once for each row: the filter is asked again with each key. */
function createWords(): (row: ExchangeRow, lookup: Lookup) => string {
  const known = new WeakMap<ExchangeRow, string>();
  return (row, lookup) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const found = stops(row.verdict);
    // Where something else stands behind a failure, the list has no room for both.
    const hidden = row.verdict.cause === null ? [] : found.map((failure) => explain(failure).title);
    const said = [...row.summary.titles, ...hidden].map((title) => phrase(title, lookup));
    const names = found.flatMap(({ rule, chromium }) => [rule, chromium]);
    const words = [row.url, row.method, ...said, ...names].join('\n').toLowerCase();
    known.set(row, words);
    return words;
  };
}

/** The words of a row; asked ahead, the first key of a filter has not to wait for those of the whole log. */
export const wordsOf = createWords();
