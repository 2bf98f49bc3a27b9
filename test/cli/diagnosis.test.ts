import { describe, expect, test } from 'vitest';
import { diagnosisText } from '../../src/cli/diagnosis.ts';
import { type Exchange, judge, plan } from '../../src/core/index.ts';
import { anExchange } from '../support/exchange.ts';

const textOf = (...exchanges: readonly Exchange[]): string =>
  diagnosisText(
    exchanges,
    exchanges.map((exchange) => judge(exchange)),
    plan(exchanges),
  );

const controllers = {
  'access-control-allow-origin': 'https://app.shop.test',
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Content-Type',
  'access-control-max-age': '1728000',
};

const refusedPut = anExchange()
  .from('https://app.shop.test')
  .put('https://api.shop.test/orders?token=hunter2')
  .header('x-tenant', 'blue')
  .preflight(204, controllers)
  .blocked()
  .build();

const fine = anExchange('2')
  .from('https://app.shop.test')
  .get('https://api.shop.test/orders')
  .answering(200, controllers)
  .allowed()
  .build();

describe('the diagnosis in the terminal', () => {
  test('names every failure of a request, the one at which the browser stopped first', () => {
    expect(textOf(refusedPut).split('\n')).toEqual([
      'BLOCKED  PUT https://api.shop.test/orders?token=REDACTED  from https://app.shop.test',
      '  The browser stopped here: Method PUT is not allowed [MethodDisallowedByPreflightResponse]',
      expect.stringContaining('PUT is not in it.'),
      expect.any(String),
      expect.stringContaining('list PUT in Access-Control-Allow-Methods.'),
      '    access-control-allow-methods: found GET, POST, OPTIONS, needed PUT',
      '  Would fail next: Request header x-tenant is not allowed [HeaderDisallowedByPreflightResponse]',
      '    access-control-allow-headers: found Content-Type, needed x-tenant',
      '',
      'What to do for api.shop.test',
      '  metadata:',
      '    annotations:',
      expect.stringMatching(/^ {6}# .*needs the method PUT\.$/),
      '      nginx.ingress.kubernetes.io/cors-allow-methods: "GET, POST, OPTIONS, PUT"',
      expect.stringMatching(/^ {6}# .*sends the header x-tenant\.$/),
      '      nginx.ingress.kubernetes.io/cors-allow-headers: "Content-Type, x-tenant"',
      '  Simulated on v1.15.1 with these annotations: 1 of 1 request will pass. Nothing that passes today breaks.',
      '  The allowed origin gets its headers:',
      "    curl -i -g -X OPTIONS 'https://api.shop.test/orders?token=REDACTED' -H 'Origin: https://app.shop.test' -H 'Access-Control-Request-Method: PUT' -H 'Access-Control-Request-Headers: x-tenant'",
      '  A look-alike gets none:',
      expect.stringContaining("-H 'Origin: https://app.shop.test.evil.example'"),
      '',
      '1 cross-origin request, 1 blocked, 1 fix',
    ]);
  });

  test('names each request that the annotations alone do not repair, and why', () => {
    const lower = anExchange('3')
      .from('https://app.shop.test')
      .request('patch', 'https://api.shop.test/orders/7?token=hunter2')
      .preflight(204, controllers)
      .blocked()
      .build();
    const text = textOf(refusedPut, lower);
    expect(text).toContain('1 of 2 requests will pass. Nothing that passes today breaks.');
    expect(text).toContain(
      '    patch https://api.shop.test/orders/7?token=REDACTED will not: Method patch is not allowed [MethodDisallowedByPreflightResponse]',
    );
  });

  test('says how long browsers may go on with an old preflight', () => {
    const passed = anExchange('3')
      .from('https://app.shop.test')
      .request('POST', 'https://api.shop.test/orders')
      .header('content-type', 'application/json')
      .preflight(204, controllers)
      .answering(200, controllers)
      .allowed()
      .build();
    expect(textOf(refusedPut, passed)).toContain('Browsers may use an old preflight for 7200 seconds more.');
  });

  test('is one line where nothing is blocked', () => {
    expect(textOf(fine)).toBe('1 cross-origin request, 0 blocked, 0 fixes');
  });

  test('is one line where nothing was captured', () => {
    expect(textOf()).toBe('0 cross-origin requests, 0 blocked, 0 fixes');
  });

  test('masks secrets in addresses', () => {
    expect(textOf(refusedPut)).not.toContain('hunter2');
  });
});
