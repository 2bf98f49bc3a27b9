import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge, readRecording, type Verdict, type WebRequestEvent } from '../../src/core/index.ts';

interface Recording {
  readonly case: string;
  readonly page: string;
  /** Console category and message, in order; the first is the reason. */
  readonly verdict: readonly (readonly [category: string, message: string])[];
  readonly events: readonly WebRequestEvent[];
}

const recordings = readFileSync(new URL('recordings/firefox.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Recording => JSON.parse(line));

/** Firefox numbers the categories anew when their text changes. */
const unnumbered = (category: string): string => category.replace(/\d$/, '');

/** Firefox's reason; `null` when nothing failed by CORS. A failed connection it calls CORS too, and we do not. */
function reasonOf({ verdict }: Recording): string | null {
  const first = verdict
    .map(([category]) => unnumbered(category))
    .find((category) => /^CORS(?!.*Deprecation)/.test(category));
  return first === undefined || first === 'CORSDidNotSucceed' ? null : first;
}

const nameOf = (failures: Verdict['failures']): string | null =>
  failures[0] === undefined ? null : unnumbered(failures[0].firefox ?? '');

/** Firefox merges header lines, so that two lines and a list in one look alike: either name is right. */
const ALIKE = new Set(['CORSMultipleAllowOriginNotAllowed', 'CORSAllowOriginNotMatchingOrigin']);

/** What the events cannot show, by case. */
const BEYOND: Readonly<Record<string, string>> = {
  'status-401-www-nocors': 'the authentication dialog is open: the request is still pending',
  'pre-ok-act-destroy': 'the connection was cut, and Firefox calls it several Access-Control-Allow-Origin headers',
};

describe('every recording of Firefox 153 gets Firefox’s own reason', () => {
  test('there are recordings over http and https', () => {
    expect(recordings.length).toBe(172);
    expect(new Set(recordings.map(({ page }) => page))).toEqual(new Set(['http', 'https']));
  });

  test.each(
    recordings
      .filter((recording) => !(recording.case in BEYOND))
      .map((recording) => [`${recording.case} (${recording.page})`, recording] as const),
  )('%s', (_name, recording) => {
    const verdicts = readRecording(recording.events, 'firefox').map(judge);
    const readings = verdicts
      .filter(({ result }) => result === 'blocked' || result === 'ambiguous')
      .flatMap(({ result, failures, candidates }) =>
        result === 'ambiguous' ? candidates.map((candidate) => nameOf(candidate.failures)) : [nameOf(failures)],
      );
    const reason = reasonOf(recording);
    const names = readings.length === 0 ? [null] : readings;
    expect(
      reason !== null && ALIKE.has(reason)
        ? names.some((name) => name !== null && ALIKE.has(name))
        : names.includes(reason),
    ).toBe(true);
  });

  test('a request that a service worker took has ended, and the worker’s own has the verdict', () => {
    const taken = recordings.find((recording) => recording.case === 'swpass-pre-missing');
    const exchanges = readRecording(taken?.events ?? [], 'firefox').filter(({ legs }) => legs.at(-1)?.method === 'PUT');
    expect(exchanges.map(({ outcome, legs }) => [outcome, legs.length])).toEqual([
      ['unknown', 1],
      ['blocked', 2],
    ]);
    expect(exchanges.map((exchange) => judge(exchange).result)).toEqual(['not-cors', 'blocked']);
  });

  test('what lies beyond the events is not called CORS', () => {
    const verdicts = recordings
      .filter((recording) => recording.case in BEYOND)
      .flatMap(({ events }) => readRecording(events, 'firefox').map(judge));
    expect(new Set(verdicts.map(({ result }) => result))).toEqual(new Set(['pending', 'not-cors']));
  });
});
