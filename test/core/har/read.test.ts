import { describe, expect, test } from 'vitest';
import { NotHar } from '../../../src/core/har/shape.ts';
import { judge, readHar } from '../../../src/core/index.ts';

const page = 'https://app.shop.test';
const url = 'https://api.shop.test/orders';
const pairs = (given: Record<string, string>) => Object.entries(given).map(([name, value]) => ({ name, value }));

interface Given {
  at: number;
  method?: string;
  url?: string;
  type?: string;
  sent?: Record<string, string>;
  status?: number;
  got?: Record<string, string>;
  error?: string;
}

function entry({
  at,
  method = 'GET',
  url: of = url,
  type = 'fetch',
  sent = { Origin: page },
  status = 200,
  got = {},
  error,
}: Given) {
  return {
    startedDateTime: `2026-11-22T10:00:${String(at).padStart(2, '0')}.000Z`,
    time: 10,
    _resourceType: type,
    request: { method, url: of, headers: pairs(sent) },
    response: { status, headers: pairs(got), ...(error === undefined ? {} : { _error: error }) },
  };
}

const har = (...entries: readonly object[]) => JSON.stringify({ log: { creator: { name: 'WebInspector' }, entries } });
const asked = { Origin: page, 'Access-Control-Request-Method': 'PUT' };

describe('a HAR file as Chromium exports it', () => {
  test('a refused preflight and the request that was never sent are one exchange', () => {
    const [exchange, ...others] = readHar(
      har(
        entry({ at: 1, method: 'PUT', sent: {}, status: 0, error: 'net::ERR_FAILED' }),
        entry({ at: 2, method: 'OPTIONS', type: 'preflight', sent: asked, status: 405 }),
      ),
    );
    expect(others).toEqual([]);
    expect(exchange && judge(exchange)).toMatchObject({
      result: 'blocked',
      failures: [{ chromium: 'PreflightMissingAllowOriginHeader' }, {}, {}, {}],
    });
    expect(exchange).toMatchObject({ pageOrigin: page, startTime: Date.UTC(2026, 10, 22, 10, 0, 1), duration: 10 });
  });

  test('a blocked response has its real status and an error', () => {
    const [exchange] = readHar(har(entry({ at: 1, status: 413, error: 'net::ERR_FAILED' })));
    expect(exchange && judge(exchange)).toMatchObject({
      result: 'blocked',
      cause: { id: 'error-status', values: { status: '413' } },
    });
  });

  test('a redirect and its target are one exchange', () => {
    const allow = { 'Access-Control-Allow-Origin': page };
    const [exchange, ...others] = readHar(
      har(
        entry({ at: 1, status: 302, got: { ...allow, Location: 'https://cdn.other.test/x' } }),
        entry({
          at: 2,
          url: 'https://cdn.other.test/x',
          sent: { Origin: 'null' },
          got: allow,
          error: 'net::ERR_FAILED',
        }),
      ),
    );
    expect(others).toEqual([]);
    expect(exchange && judge(exchange)).toMatchObject({ failures: [{ rule: 'redirect-tainted-origin', leg: 1 }] });
  });

  test('repeated header lines, joined by a newline, are lines again', () => {
    const got = { 'access-control-allow-origin': `${page}\n${page}` };
    const [exchange] = readHar(har(entry({ at: 1, got, error: 'net::ERR_FAILED' })));
    expect(exchange && judge(exchange).failures[0]).toMatchObject({
      chromium: 'MultipleAllowOriginValues',
      values: { lines: '2' },
    });
  });

  test('an allowed request is allowed', () => {
    const [exchange] = readHar(har(entry({ at: 1, got: { 'Access-Control-Allow-Origin': '*' } })));
    expect(exchange && judge(exchange).result).toBe('allowed');
  });
});

test('a HAR file of Firefox says nothing of the outcome', () => {
  const text = JSON.stringify({ log: { browser: { name: 'Firefox' }, entries: [entry({ at: 1, type: '' })] } });
  expect(readHar(text)[0]).toMatchObject({ browser: 'firefox', outcome: 'unknown', resourceType: 'xmlhttprequest' });
});

test.each([
  ['2026-11-22T11:30:00.250+01:30', Date.UTC(2026, 10, 22, 10, 0, 0, 250)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['1999-12-31T23:59:59-01:00', Date.UTC(2000, 0, 1, 0, 59, 59)],
  ['yesterday', 0],
])('the time %s', (startedDateTime, time) => {
  expect(readHar(har({ ...entry({ at: 1 }), startedDateTime }))[0]?.startTime).toBe(time);
});

describe('a file that is no HAR', () => {
  test.each([
    ['', /it is not JSON/],
    ['<html>', /it is not JSON/],
    ['[]', /no "log" with "entries"/],
    ['{"log":{}}', /no "log" with "entries"/],
  ])('%j', (text, message) => {
    expect(() => readHar(text)).toThrow(NotHar);
    expect(() => readHar(text)).toThrow(message);
  });

  test('entries that hold nothing are left out', () =>
    expect(readHar('{"log":{"entries":[null,{},{"request":{"url":4}}]}}')).toEqual([]));
});
