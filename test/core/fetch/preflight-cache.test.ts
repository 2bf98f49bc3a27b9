import { describe, expect, test } from 'vitest';
import { LONGEST, maxAgeSeconds } from '../../../src/core/fetch/preflight-cache.ts';

describe('how long Access-Control-Max-Age asks for', () => {
  test.each([
    ['absent', null, [5, 5, 5]],
    ['empty', '', [5, 5, 5]],
    ['a number', '600', [600, 600, 600]],
    ['zero', '0', [0, 0, 0]],
    ['more than any browser keeps', '1728000', [1_728_000, 1_728_000, 1_728_000]],
    ['below zero', '-1', [0, 0, 0]],
    ['far below zero', '-86400', [0, 0, 0]],
    ['no number', 'abc', [5, 0, 5]],
    ['a sign alone', '-', [5, 0, 5]],
    ['a sign before no number', '-x', [5, 0, 5]],
    ['a fraction', '1.5', [5, 0, 5]],
    ['a fraction below zero', '-1.5', [5, 0, 5]],
    ['two values', '600, 600', [5, 0, 5]],
    ['a number behind a word', 'a-1', [5, 0, 5]],
    ['a word behind a number', '600s', [5, 0, 5]],
    ['a number behind a letter', 's600', [5, 0, 5]],
  ])('%s', (_what, found, expected) => {
    expect((['chromium', 'firefox', 'webkit'] as const).map((browser) => maxAgeSeconds(found, browser))).toEqual(
      expected,
    );
  });

  test('each browser has a longest of its own', () => {
    expect(LONGEST).toEqual({ chromium: 7200, firefox: 86_400, webkit: 600 });
  });
});
