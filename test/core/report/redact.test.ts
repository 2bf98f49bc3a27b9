import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretName, redactHeader, redactText, redactUrl, shownUrl } from '../../../src/core/report/redact.ts';

describe('names of secrets', () => {
  it.each([
    'Authorization',
    'Proxy-Authorization',
    'Cookie',
    'Set-Cookie',
    'X-API-Key',
    'x-api-key',
    'apikey',
    'access_token',
    'accessToken',
    'refresh_token',
    'client_secret',
    'password',
    'sessionId',
    'JSESSIONID',
    'PHPSESSID',
    'sig',
    'X-Amz-Signature',
    'X-Amz-Credential',
    'X-CSRF-Token',
    'code',
    'jwt',
    'X-Auth',
    'key',
    'sid',
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'Content-Type',
    'Origin',
    'page',
    'monkey',
    'keyboard',
    'design',
    'author',
    'x-request-id',
    'q',
    'encoded',
    'traceparent',
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('URLs', () => {
  it.each([
    ['https://u:p@api.test/x', 'https://api.test/x'],
    ['https://api.test/x#secret', 'https://api.test/x'],
    ['https://api.test/x?token=abc&page=2', 'https://api.test/x?token=REDACTED&page=2'],
    ['https://api.test/x?%74oken=abc', 'https://api.test/x?%74oken=REDACTED'],
    ['https://api.test/x?token=', 'https://api.test/x?token='],
    ['https://api.test/x?%zz=1&flag', 'https://api.test/x?%zz=1&flag'],
    ['https://api.test/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.sig/y', 'https://api.test/REDACTED/y'],
    ['https://api.test/k/0123456789abcdef0123456789abcdef', 'https://api.test/k/REDACTED'],
    ['/relative?code=1', '/relative?code=REDACTED'],
  ])('%s leaves as %s', (url, left) => {
    expect(redactUrl(url)).toBe(left);
  });

  it('a URL in a sentence has no query', () => {
    expect(shownUrl('https://api.test/x?a=b')).toBe('https://api.test/x');
  });

  it('redacting twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(redactUrl(redactUrl(url))).toBe(redactUrl(url));
      }),
    );
  });
});

describe('headers and texts', () => {
  it.each([
    ['Authorization', 'Bearer abc', 'REDACTED'],
    ['x-api-key', 'abc', 'REDACTED'],
    ['Location', 'https://u:p@x.test/?sid=1', 'https://x.test/?sid=REDACTED'],
    ['Access-Control-Allow-Headers', 'authorization, x-api-key', 'authorization, x-api-key'],
    ['Content-Type', 'text/html', 'text/html'],
  ])('%s: %s leaves as %s', (name, value, left) => {
    expect(redactHeader(name, value)).toBe(left);
  });

  it('URLs and tokens within a text are masked where they stand', () => {
    expect(redactText('see https://u:p@x.test/?token=1, or eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.sig')).toBe(
      'see https://x.test/?token=REDACTED, or REDACTED',
    );
  });

  it('takes a long text in its stride', () => {
    const long = `${'eyJ'.repeat(20_000)} ${'a://'.repeat(20_000)}`;
    const before = performance.now();
    redactText(long);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
