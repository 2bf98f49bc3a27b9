import { describe, expect, test } from 'vitest';
import { readDifferential } from '../../src/cli/differential-request.ts';
import { Unusable } from '../../src/dev/unusable.ts';

describe('what the differential test was asked to do', () => {
  test('is 300 cases in Chromium unless said otherwise', () => {
    expect(readDifferential([])).toEqual({ cases: 300, seed: 1, browser: 'chromium', probe: false });
  });

  test('may be another number of cases, another seed, another browser', () => {
    expect(readDifferential(['--cases', '5000', '--seed=0', '--browser', 'firefox'])).toEqual({
      cases: 5000,
      seed: 0,
      browser: 'firefox',
      probe: false,
    });
    expect(readDifferential(['--browser', 'chromium', '--probe'])).toMatchObject({ browser: 'chromium', probe: true });
  });

  test.each([
    [['--browser', 'safari'], 'Unknown browser "safari". Known: chromium, firefox.'],
    [['--browser'], '--browser needs the name of a browser.'],
    [['--browser', 'firefox', '--probe'], '--probe needs --browser chromium.'],
    [['--cases', '0'], '--cases must be a whole number from 1 to 1000000, not "0".'],
    [['--seed=-1'], '--seed must be a whole number from 0 to 4294967295, not "-1".'],
    [['firefox'], 'Give options only: npm run differential -- --cases 300'],
  ])('is refused in one sentence for %j', (args, sentence) => {
    expect(() => readDifferential(args)).toThrow(new Unusable(sentence));
  });
});
