import type { Compared } from './drive.ts';

/** A case that is wrong or ambiguous, as a test that can be pasted: the exchange as captured, and what Chromium said. */
export function reproduction({ given, mismatch }: Compared): string {
  if (mismatch === null) return '';
  const { truth, verdict, exchange } = mismatch;
  const said = verdict === null ? 'nothing was captured' : `${verdict.result} ${verdict.failures[0]?.chromium ?? ''}`;
  const expected =
    truth.corsError === null
      ? "expect(judge(exchange).result).not.toBe('blocked');"
      : `expect(judge(exchange).failures[0]?.chromium).toBe('${truth.corsError}');`;
  return [
    '',
    `// Chromium: ${truth.corsError ?? 'not blocked by CORS'} ${truth.failedParameter}; we: ${said}`,
    `// ${JSON.stringify(given)}`,
    `test('case ${given.id}', () => {`,
    `  const exchange: Exchange = ${JSON.stringify(exchange, null, 2)};`,
    `  ${expected}`,
    '});',
  ].join('\n');
}
