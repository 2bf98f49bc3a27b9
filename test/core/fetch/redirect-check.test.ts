import { describe, expect, test } from 'vitest';
import { redirectCheck } from '../../../src/core/fetch/redirect-check.ts';

const app = 'https://app.shop.test';
const check = (target: string, tainting: 'basic' | 'cors') => redirectCheck(new URL(target), app, tainting);

describe('a redirect to a URL with userinfo', () => {
  test.each(['https://user@api.shop.test/x', 'https://:secret@api.shop.test/x', 'https://user:secret@api.shop.test/x'])(
    'is refused: %s',
    (target) => {
      expect(check(target, 'cors')).toEqual({
        kind: 'redirect-userinfo',
        chromium: 'RedirectContainsCredentials',
        firefox: null,
        header: 'location',
        found: 'https://api.shop.test/x',
        needed: null,
        onlyWith: null,
        values: { location: 'https://api.shop.test/x' },
      });
    },
  );

  test('is refused from home too, when it leaves', () => {
    expect(check('https://user@api.shop.test/', 'basic')?.kind).toBe('redirect-userinfo');
  });

  test('is allowed within the page’s own origin, but not on the way back to it', () => {
    expect(check('https://user@app.shop.test/', 'basic')).toBeNull();
    expect(check('https://user@app.shop.test/', 'cors')?.kind).toBe('redirect-userinfo');
  });
});

test('a redirect without userinfo, or with an empty one, is allowed', () => {
  for (const target of ['https://api.shop.test/', 'https://@api.shop.test/', 'https://:@api.shop.test/'])
    expect(check(target, 'cors')).toBeNull();
});
