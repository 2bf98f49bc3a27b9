import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveCors } from '../../../src/core/ingress-nginx/effective-cors.ts';
import { matchesOrigin } from '../../../src/core/ingress-nginx/origin-match.ts';

const matches = (value: string, origin: string | null, release = 'v1.15.1'): boolean =>
  matchesOrigin(effectiveCors({ 'enable-cors': 'true', 'cors-allow-origin': value }, release), origin, release);

describe('an Origin against the list', () => {
  it.each([
    ['https://app.example.com', 'https://app.example.com', true],
    ['https://app.example.com', 'https://APP.example.COM', true],
    ['https://app.example.com', 'xhttps://app.example.com', true],
    ['https://app.example.com', 'https://app.example.com.evil.net', false],
    ['https://app.example.com', 'https://app-example.com', false],
    ['https://app.example.com', 'http://app.example.com', false],
    ['https://app.example.com', 'https://app.example.com:443', false],
    ['https://app.example.com', '', false],
    ['https://app.example.com', null, false],
    ['https://b.com, https://app.example.com', 'https://app.example.com', true],
    ['https://*.example.com', 'https://a.example.com', true],
    ['https://*.example.com', 'https://a-1.example.com', true],
    ['https://*.example.com', 'https://a.b.example.com', false],
    ['https://*.example.com', 'https://a_b.example.com', false],
    ['https://*.example.com', 'https://example.com', false],
    ['https://*.example.com', 'https://.example.com', false],
    ['https://*.example.com:8443', 'https://a.example.com:8443', true],
    ['https://*.example.com:8443', 'https://a.example.com', false],
    ['null', 'null', true],
    ['null', 'https://devnull', true],
    ['*', null, true],
    ['https://app.example.com/path', 'https://anything', true],
    ['app.example.com', 'https://app.example.com', false],
    ['https://kelvin.com', 'https://\u212Aelvin.com', false],
  ])('%s and %j', (value, origin, expected) => {
    expect(matches(value, origin)).toBe(expected);
  });

  it('matches everything where an empty entry stands last, up to v1.9.4', () => {
    expect(matches('https://a.com,', 'https://evil.net', 'v1.9.4-noval')).toBe(true);
    expect(matches('https://a.com,', null, 'v1.9.4-noval')).toBe(true);
    expect(matches('https://a.com,,https://b.com', 'https://evil.net', 'v1.9.4-noval')).toBe(false);
    expect(matches('https://a.com,', 'https://evil.net', 'v1.9.5-noval')).toBe(false);
  });

  it('does not count before v1.0.5', () => {
    expect(matches('https://a.com', 'https://evil.net', 'v1.0.4')).toBe(true);
  });

  it("agrees with the controller's own expression", () => {
    const entries = ['https://a.com', 'https://*.a.com', 'http://*.a.com:80', 'null'];
    const source = entries.map((entry) =>
      entry.replaceAll('.', String.raw`\.`).replace('*', String.raw`[A-Za-z0-9\-]+`),
    );
    const expression = new RegExp(`(${source.map((each) => `(${each})`).join('|')})$`, 'i');
    const part = fc.constantFrom(
      'http',
      'https',
      'HTTPS',
      '://',
      'a',
      'A.com',
      '.',
      'a.com',
      ':80',
      'null',
      '-',
      '_',
      'x',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const origin = parts.join('');
        expect(matches(entries.join(', '), origin)).toBe(expression.test(origin));
      }),
      { numRuns: 3000 },
    );
  });
});
