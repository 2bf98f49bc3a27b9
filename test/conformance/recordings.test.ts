import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge, readRecording, type Verdict, type WebRequestEvent } from '../../src/core/index.ts';

interface Recording {
  readonly case: string;
  readonly page: string;
  readonly thirdPartyCookies: string;
  readonly verdict: readonly { readonly method: string; readonly error: string; readonly cors?: string }[];
  readonly events: readonly WebRequestEvent[];
}

const file = new URL('recordings/chromium.jsonl', import.meta.url);
const recordings = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line): Recording => JSON.parse(line));

/** The CorsErrors that Chromium gave, one for each request that failed by CORS. */
const recorded = ({ verdict }: Recording): readonly string[] => verdict.flatMap(({ cors }) => cors ?? []);

const verdictsOf = ({ events }: Recording): readonly Verdict[] => readRecording(events, 'chromium').map(judge);

/** Failed by our judgement, certainly or in one of two readings. */
const failed = (verdict: Verdict): boolean => verdict.result === 'blocked' || verdict.result === 'ambiguous';

describe('every recording of Chromium 156 gets Chromium’s own verdict', () => {
  test('there are recordings of both cookie settings', () => {
    expect(recordings.length).toBe(117);
    expect(new Set(recordings.map(({ thirdPartyCookies }) => thirdPartyCookies))).toEqual(
      new Set(['blocked', 'allowed']),
    );
  });

  test.each(
    recordings.map(
      (recording) => [`${recording.case} (${recording.page}, ${recording.thirdPartyCookies})`, recording] as const,
    ),
  )('%s', (_name, recording) => {
    const verdicts = verdictsOf(recording).filter(failed);
    const truths = recorded(recording);
    expect(verdicts).toHaveLength(truths.length);
    for (const [index, truth] of truths.entries()) {
      const verdict = verdicts[index];
      const names =
        verdict?.result === 'ambiguous'
          ? verdict.candidates.map(({ failures }) => failures[0]?.chromium)
          : [verdict?.failures[0]?.chromium];
      expect(names).toContain(truth);
    }
  });

  test('the ambiguous ones are those whose preflight fails with and without credentials, each in its own way', () => {
    const ambiguous = recordings.filter((recording) =>
      verdictsOf(recording).some(({ result }) => result === 'ambiguous'),
    );
    expect(ambiguous.map((recording) => recording.case)).toMatchInlineSnapshot(`
      [
        "pf-404-cors",
        "pf-500-cors",
        "pf-405-cors",
        "pf-method-missing",
        "pf-method-lower-patch",
        "pf-method-put-lower-in-acam",
        "pf-header-one-missing",
        "range-nonsimple",
      ]
    `);
  });
});
