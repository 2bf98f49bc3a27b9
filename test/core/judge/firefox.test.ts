// What is different in Firefox. Each was found, or is kept, by `npm run differential -- --browser firefox`.
import { describe, expect, test } from 'vitest';
import { type Exchange, judge } from '../../../src/core/index.ts';
import { anExchange, type HeadersGiven } from '../../support/exchange.ts';

const url = 'https://api.shop.test/orders';
const origin = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };
const firefox = anExchange().browser('firefox');

describe('a redirect that Firefox does not follow', () => {
  const redirected = (headers: HeadersGiven, error: string, page = 'https://app.shop.test') =>
    judge(firefox.from(page).get(url).answering(302, headers).blocked(error).build());
  const to = (location: string, more = {}) => ({ Location: location, ...more });

  test.each(['NS_ERROR_NET_ON_RECEIVING_FROM', 'NS_ERROR_UNEXPECTED', 'NS_ERROR_DOM_BAD_URI'])(
    'may be CORS when it ends with %s',
    (error) => {
      const verdict = redirected(to('https://cdn.other.test/'), error);
      expect(verdict.result).toBe('blocked');
      expect(verdict.failures[0]).toMatchObject({ firefox: 'CORSMissingAllowOrigin2', stage: 'redirect' });
    },
  );

  test('is not when CORS lets it through', () => {
    const verdict = redirected(to('https://cdn.other.test/', origin), 'NS_ERROR_UNEXPECTED');
    expect(verdict).toMatchObject({ result: 'not-cors', cause: { id: 'redirect-refused' } });
  });

  test.each([
    ['from https to http', 'http://cdn.other.test/', 'mixed-content'],
    ['to another scheme', 'data:text/plain,x', 'redirect-refused'],
  ])('is not when it leads %s', (_name, location, cause) => {
    const verdict = redirected(to(location), 'NS_ERROR_NET_ON_RECEIVING_FROM');
    expect(verdict).toMatchObject({ result: 'not-cors', cause: { id: cause } });
  });

  test('may lead from https to http on this machine, which is no mixed content', () => {
    expect(redirected(to('http://127.0.0.1:8080/'), 'NS_ERROR_UNEXPECTED').result).toBe('blocked');
  });

  test.each(['http://app.shop.test', 'null'])('may lead to http from %s', (page) => {
    expect(redirected(to('http://cdn.other.test/'), 'NS_ERROR_UNEXPECTED', page).result).toBe('blocked');
  });

  test('is none without an answer, or where the answer is no redirect', () => {
    expect(judge(firefox.get(url).blocked('NS_ERROR_NET_ON_RECEIVING_FROM').build()).result).toBe('not-cors');
    const answered = firefox.get(url).answering(200).blocked('NS_ERROR_NET_ON_RECEIVING_FROM');
    expect(judge(answered.build()).result).toBe('not-cors');
  });
});

describe('a preflight', () => {
  /** Ended by Firefox in these words; what it was for ends as if CORS had blocked it, always. */
  const ended = (exchange: Exchange, error: string): Exchange => ({
    ...exchange,
    legs: exchange.legs.map((leg) => (leg.role === 'preflight' ? { ...leg, error } : leg)),
  });
  const put = firefox.put(url).blocked('NS_ERROR_DOM_BAD_URI');
  const passes = { ...origin, 'Access-Control-Allow-Methods': 'PUT' };

  test('whose Location is no address has failed before CORS', () => {
    const exchange = put.preflight(302, { ...passes, Location: 'https://[' }).build();
    expect(judge(ended(exchange, 'NS_ERROR_CORRUPTED_CONTENT'))).toMatchObject({
      result: 'not-cors',
      cause: { id: 'redirect-refused' },
    });
  });

  test('whose Location is empty is redirected', () => {
    const exchange = put.preflight(302, { ...passes, Location: '' }).build();
    const verdict = judge(ended(exchange, 'NS_ERROR_NET_ON_RECEIVING_FROM'));
    expect(verdict.failures[0]?.firefox).toBe('CORSExternalRedirectNotAllowed');
  });

  test('of a request that is not to follow redirects has a wrong status', () => {
    const exchange = put.preflight(302, { ...passes, Location: '/v2' }).build();
    expect(judge(ended(exchange, 'NS_ERROR_DOM_BAD_URI')).failures[0]).toMatchObject({
      rule: 'preflight-redirect',
      firefox: 'CORSPreflightDidNotSucceed3',
    });
  });

  test('that cannot reach its server is not CORS', () => {
    expect(judge(ended(put.preflight().build(), 'NS_ERROR_CONNECTION_REFUSED')).result).toBe('not-cors');
  });
});

test('on the way back to the page’s own origin the preflight decides nothing about credentials', () => {
  const home = 'https://app.shop.test/orders';
  const exchange = firefox
    .put(url)
    .credentials('unknown')
    .outcome('unknown')
    .preflight(204, { ...origin, 'Access-Control-Allow-Credentials': 'true', 'Access-Control-Allow-Methods': 'PUT' })
    .redirectedTo(home, 307, { ...origin, 'Access-Control-Allow-Credentials': 'true' })
    .preflight(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' })
    .answering(200, { 'Access-Control-Allow-Origin': '*' })
    .build();
  // Firefox sends that preflight, and no other, with the origin that the request has lost.
  const legs = exchange.legs.map((leg, index) =>
    index === 2
      ? {
          ...leg,
          requestHeaders: [...(leg.requestHeaders ?? []).slice(1), ['Origin', 'https://app.shop.test']] as const,
        }
      : leg,
  );
  const verdict = judge({ ...exchange, legs });
  expect(verdict.result).toBe('ambiguous');
  expect(verdict.candidates.map(({ failures }) => failures[0]?.firefox ?? null)).toEqual([
    null,
    'CORSNotSupportingCredentials',
  ]);
});
