import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/index.ts';
import { anExchange, type ExchangeBuilder } from '../../support/exchange.ts';

const url = 'https://api.shop.test/orders';
const origin = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };
const names = (exchange: ExchangeBuilder): readonly string[] =>
  judge(exchange.build()).failures.map(({ chromium }) => chromium);

describe('all failures at once, the one the browser stopped at first', () => {
  test('a preflight’s answer with nothing right', () => {
    const nothing = anExchange().put(url).header('x-a').header('x-b').withCredentials().preflight(405).blocked();
    expect(names(nothing)).toEqual([
      'PreflightMissingAllowOriginHeader',
      'PreflightInvalidAllowCredentials',
      'PreflightInvalidStatus',
      'MethodDisallowedByPreflightResponse',
      'HeaderDisallowedByPreflightResponse',
      'HeaderDisallowedByPreflightResponse',
    ]);
  });

  test('Chromium looks at no header of a redirected preflight', () => {
    const redirected = anExchange().put(url).preflight(308, { Location: 'https://api.shop.test/v2' }).blocked();
    expect(names(redirected)).toEqual(['PreflightDisallowedRedirect']);
  });

  test('Firefox checks the origin before the redirect, Safari the status before the origin', () => {
    const both = anExchange().put(url).preflight(404).outcome('unknown');
    expect(judge(both.browser('firefox').build()).failures[0]?.kind).toBe('origin-missing');
    expect(judge(both.browser('webkit').build()).failures[0]?.kind).toBe('preflight-status');
  });

  test('a request that passed its preflight fails on the response only', () => {
    const exchange = anExchange()
      .post(url)
      .header('content-type', 'application/json')
      .credentials('unknown')
      .preflight(204, { ...origin, 'Access-Control-Allow-Headers': 'content-type' })
      .answering(413)
      .blocked();
    const verdict = judge(exchange.build());
    expect(verdict.failures.map(({ leg, kind }) => [leg, kind])).toEqual([[1, 'origin-missing']]);
    expect(verdict.candidates.map(({ credentials }) => credentials)).toEqual(['omit']);
    expect(verdict.cause).toMatchObject({ id: 'error-status', leg: 1, values: { status: '413' } });
  });
});

describe('the credentials mode, which no event tells', () => {
  const put = anExchange().put(url).credentials('unknown');

  test('both readings fail, each in its own way: ambiguous, and both are shown', () => {
    const verdict = judge(put.preflight(204, origin).blocked().build());
    expect(verdict.result).toBe('ambiguous');
    expect(verdict.candidates.map((candidate) => [candidate.credentials, candidate.failures[0]?.chromium])).toEqual([
      ['omit', 'MethodDisallowedByPreflightResponse'],
      ['include', 'PreflightInvalidAllowCredentials'],
    ]);
    expect(verdict.failures.map(({ kind, onlyWith }) => [kind, onlyWith])).toEqual([
      ['credentials-missing', 'include'],
      ['method-not-listed', null],
    ]);
  });

  test('both readings stop at the same check: one verdict', () => {
    const verdict = judge(put.preflight(404).blocked().build());
    expect(verdict.result).toBe('blocked');
    expect(verdict.failures[0]).toMatchObject({ kind: 'origin-missing', onlyWith: null });
  });

  test('the reading that passes everything is out when the browser blocked', () => {
    const verdict = judge(
      put
        .preflight(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' })
        .blocked()
        .build(),
    );
    expect(verdict).toMatchObject({ result: 'blocked', candidates: [{ credentials: 'include' }] });
    expect(verdict.failures[0]?.kind).toBe('wildcard-with-credentials');
  });

  test('the reading that fails is out when the browser allowed', () => {
    const verdict = judge(
      anExchange()
        .get(url)
        .credentials('unknown')
        .answering(200, { 'Access-Control-Allow-Origin': '*' })
        .allowed()
        .build(),
    );
    expect(verdict).toMatchObject({ result: 'allowed', failures: [], candidates: [{ credentials: 'omit' }] });
  });

  test('a reading in which a redirect that was followed fails is out', () => {
    const exchange = anExchange().get(url).credentials('unknown').redirectedTo('https://cdn.other.test/x', 302, origin);
    expect(judge(exchange.answering(200, origin).blocked().build())).toMatchObject({
      result: 'blocked',
      candidates: [{ credentials: 'omit' }],
      failures: [{ kind: 'origin-tainted', leg: 1 }],
    });
  });

  test('Firefox says nothing of the outcome: allowed in one reading, blocked in the other', () => {
    const get = anExchange().browser('firefox').get(url).credentials('unknown').outcome('unknown');
    expect(judge(get.answering(200, { 'Access-Control-Allow-Origin': '*' }).build()).result).toBe('ambiguous');
    expect(judge(get.answering(200, { ...origin, 'Access-Control-Allow-Credentials': 'true' }).build()).result).toBe(
      'allowed',
    );
  });
});

describe('what is not CORS is not called CORS', () => {
  test.each([
    ['a refused connection', anExchange().get(url).blocked('net::ERR_CONNECTION_REFUSED'), 'network-failure'],
    ['an ad blocker', anExchange().get(url).blocked('net::ERR_BLOCKED_BY_CLIENT'), 'blocked-by-client'],
    ['an abort', anExchange().get(url).blocked('net::ERR_ABORTED').outcome('unknown'), 'aborted'],
    [
      'Cross-Origin-Resource-Policy',
      anExchange()
        .get(url)
        .mode('no-cors')
        .answering(200, { 'Cross-Origin-Resource-Policy': 'same-site' })
        .blocked('net::ERR_BLOCKED_BY_RESPONSE'),
      'resource-policy',
    ],
    [
      'Opaque Response Blocking',
      anExchange().get(url).mode('no-cors').answering(200).blocked('net::ERR_BLOCKED_BY_ORB'),
      'opaque-response-blocking',
    ],
    [
      'a redirect that the request forbids',
      anExchange()
        .get(url)
        .answering(302, { ...origin, Location: 'https://api.shop.test/v2' })
        .blocked('net::ERR_ABORTED')
        .outcome('unknown'),
      'redirect-refused',
    ],
    [
      'headers that another extension changed',
      anExchange()
        .get(url)
        .answering(200, { ...origin })
        .blocked(),
      'headers-edited',
    ],
  ])('%s', (_name, exchange, cause) => {
    const verdict = judge(exchange.build());
    expect(verdict).toMatchObject({ result: 'not-cors', failures: [], cause: { id: cause } });
  });

  test('a request that passes has no cause', () => {
    expect(judge(anExchange().get(url).answering(200, origin).allowed().build())).toMatchObject({
      result: 'allowed',
      cause: null,
    });
  });

  test('a request still open is pending', () => {
    expect(judge(anExchange().get(url).outcome('pending').build())).toMatchObject({ result: 'pending', failures: [] });
  });
});

describe('what a page says of its own request', () => {
  const allowed = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };
  const said = anExchange()
    .put('https://api.shop.test/')
    .preflight(204, { ...allowed, 'Access-Control-Allow-Methods': 'PUT' });

  /** As the page probe tells it: with the redirect mode, which nobody else knows. */
  const told = (exchange: ExchangeBuilder) => ({ ...exchange.build(), redirectMode: 'follow' as const });

  test('does not count where the browser did what it rules out', () => {
    // Only credentials explain the block; the page says that there were none.
    const { result, failures } = judge(told(said.credentials('omit').blocked()));
    expect([result, failures.map(({ kind }) => kind)]).toEqual(['blocked', ['credentials-missing']]);
  });

  test('does not count where what it names was allowed', () => {
    const { result, candidates } = judge(told(said.credentials('include').answering(200, allowed).allowed()));
    expect([result, candidates.map(({ credentials }) => credentials)]).toEqual(['allowed', ['omit']]);
  });

  test('counts for nothing against a cookie on the wire', () => {
    const { result, candidates } = judge(
      told(said.header('Cookie', 'a=1').credentials('include').answering(200, allowed).allowed()),
    );
    expect([result, candidates]).toEqual(['allowed', []]);
  });
});
