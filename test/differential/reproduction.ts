import type { Driven } from './compare.ts';
import type { Compared } from './drive.ts';

const NAMES: Readonly<Record<Driven, string>> = { chromium: 'Chromium', firefox: 'Firefox' };

/** A case that is wrong or ambiguous, as a test that can be pasted: the exchange as captured, and what the browser said. */
export function reproduction({ given, mismatch }: Compared): string {
  if (mismatch === null) return '';
  const { browser, truth, verdict, exchange } = mismatch;
  const said = verdict === null ? 'nothing was captured' : `${verdict.result} ${verdict.failures[0]?.[browser] ?? ''}`;
  const expected =
    truth.corsError === null
      ? "expect(judge(exchange).result).not.toBe('blocked');"
      : `expect(judge(exchange).failures[0]?.${browser}).toBe('${truth.corsError}');`;
  return [
    '',
    `// ${NAMES[browser]}: ${truth.corsError ?? 'not blocked by CORS'} ${truth.failedParameter}; we: ${said}`,
    `// ${JSON.stringify(given)}`,
    `test('case ${given.id}', () => {`,
    `  const exchange: Exchange = ${JSON.stringify(exchange, null, 2)};`,
    `  ${expected}`,
    '});',
  ].join('\n');
}
