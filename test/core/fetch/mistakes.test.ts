// The mistakes that analysers of CORS make, each as a test of its own. The numbers group what belongs together.
import { describe, expect, test } from 'vitest';
import { judge, plan, type Verdict } from '../../../src/core/index.ts';
import { anExchange, type ExchangeBuilder, type HeadersGiven } from '../../support/exchange.ts';

const app = 'https://app.shop.test';
const url = 'https://api.shop.test/orders';
const allow = { 'Access-Control-Allow-Origin': app };
const credentialed = { ...allow, 'Access-Control-Allow-Credentials': 'true' };
const star = { 'Access-Control-Allow-Origin': '*' };

const verdict = (exchange: ExchangeBuilder): Verdict => judge(exchange.build());
const kinds = (exchange: ExchangeBuilder): readonly string[] => verdict(exchange).failures.map(({ kind }) => kind);
/** The verdict on headers alone: the outcome is left open, so that nothing but the checks decides. */
const onResponse = (headers: HeadersGiven, status = 200): readonly string[] =>
  kinds(anExchange().get(url).answering(status, headers));
const onPreflight = (
  method: string,
  headers: HeadersGiven,
  sent: readonly string[] = [],
  include = false,
): readonly string[] => {
  const asked = sent.reduce((exchange, name) => exchange.header(name), anExchange().request(method, url));
  return kinds((include ? asked.withCredentials() : asked).preflight(204, headers));
};
const preflighted = (name: string, value: string): boolean =>
  verdict(anExchange().get(url).header(name, value).answering(200, allow)).preflightReason !== null;

describe('methods', () => {
  test('1 GET, HEAD and POST are never missing from Access-Control-Allow-Methods', () => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      expect(
        onPreflight(
          method,
          { ...allow, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-a' },
          ['x-a'],
        ),
      ).toEqual([]);
    }
  });

  test('2 methods are compared letter for letter, header names are not', () => {
    expect(onPreflight('PUT', { ...allow, 'Access-Control-Allow-Methods': 'put' })).toEqual(['method-not-listed']);
    expect(onPreflight('GET', { ...allow, 'Access-Control-Allow-Headers': 'X-A' }, ['x-a'])).toEqual([]);
  });

  test('3 patch stays patch', () => {
    expect(onPreflight('patch', { ...allow, 'Access-Control-Allow-Methods': 'PATCH' })).toEqual(['method-not-listed']);
    expect(onPreflight('patch', { ...allow, 'Access-Control-Allow-Methods': 'patch' })).toEqual([]);
  });

  test('4 Allow is not Access-Control-Allow-Methods', () => {
    expect(onPreflight('PUT', { ...allow, Allow: 'PUT' })).toEqual(['method-not-listed']);
  });
});

describe('wildcards', () => {
  const all = { 'Access-Control-Allow-Methods': '*', 'Access-Control-Allow-Headers': '*' };

  test('5 * in the lists stands for all without credentials, and is a name with them', () => {
    expect(onPreflight('PUT', { ...allow, ...all }, ['x-a'])).toEqual([]);
    expect(onPreflight('PUT', { ...credentialed, ...all }, ['x-a'], true)).toEqual([
      'method-not-listed',
      'header-not-listed',
    ]);
    expect(onPreflight('*', { ...credentialed, ...all }, [], true)).toEqual([]);
  });

  test('6 only a lone * is the wildcard origin', () => {
    for (const value of ['*, *', '* ,', `*, ${app}`])
      expect(onResponse({ 'Access-Control-Allow-Origin': value })).toEqual(['origin-multiple']);
    for (const value of ['*.shop.test', "'*'", '"*"', '**'])
      expect(onResponse({ 'Access-Control-Allow-Origin': value })).toEqual(['origin-invalid']);
    expect(onResponse({ 'Access-Control-Allow-Origin': 'https://*.shop.test' })).toEqual(['origin-mismatch']);
  });
});

describe('the origin', () => {
  test('7 a list is refused even when it holds the origin', () => {
    expect(onResponse({ 'Access-Control-Allow-Origin': `https://shop.test ${app}` })).toEqual(['origin-multiple']);
    expect(onResponse({ 'Access-Control-Allow-Origin': [app, 'https://shop.test'] })).toEqual(['origin-multiple']);
  });

  test('8 every line of the single-valued headers counts, and the lines of lists are one list', () => {
    expect(onResponse({ 'Access-Control-Allow-Origin': [app, app] })).toEqual(['origin-multiple']);
    const twice = anExchange()
      .get(url)
      .withCredentials()
      .answering(200, { ...allow, 'Access-Control-Allow-Credentials': ['true', 'true'] });
    expect(kinds(twice)).toEqual(['credentials-invalid']);
    expect(
      onPreflight(
        'PUT',
        { ...allow, 'Access-Control-Allow-Methods': ['GET', 'PUT'], 'Access-Control-Allow-Headers': ['x-a', 'x-b'] },
        ['x-b', 'x-a'],
      ),
    ).toEqual([]);
  });

  test('9 the comparison is byte for byte: no case, slash, default port or path is forgiven', () => {
    for (const value of ['HTTPS://app.shop.test', 'https://App.shop.test', `${app}/`, `${app}:443`, `${app}/x`]) {
      expect(onResponse({ 'Access-Control-Allow-Origin': value })).toEqual(['origin-mismatch']);
    }
  });

  test('10 hosts are compared as they are sent: punycode, brackets, trailing dots, no default port', () => {
    for (const origin of [
      'https://xn--lve-6lad.test',
      'http://[::1]:3000',
      'https://shop.test.',
      'http://shop.test:8080',
    ]) {
      const from = anExchange().from(origin).get(url);
      expect(kinds(from.answering(200, { 'Access-Control-Allow-Origin': origin }))).toEqual([]);
    }
    const idn = anExchange()
      .from('https://xn--lve-6lad.test')
      .get(url)
      .answering(200, { 'Access-Control-Allow-Origin': 'https://élève.test' });
    expect(kinds(idn)).toEqual(['origin-mismatch']);
    const dotless = anExchange()
      .from('https://shop.test.')
      .get(url)
      .answering(200, { 'Access-Control-Allow-Origin': 'https://shop.test' });
    expect(kinds(dotless)).toEqual(['origin-mismatch']);
  });

  test('11 only space and tab are trimmed', () => {
    expect(onResponse({ 'Access-Control-Allow-Origin': `\t ${app} ` })).toEqual([]);
    expect(onResponse({ 'Access-Control-Allow-Origin': `${app}\u00A0` })).not.toEqual([]);
    expect(onResponse({ 'Access-Control-Allow-Origin': `${app}\u000B` })).not.toEqual([]);
  });

  test('12 null is neither * nor missing, and the origin after a redirect is not always the page’s', () => {
    expect(onResponse({ 'Access-Control-Allow-Origin': 'null' })).toEqual(['origin-mismatch']);
    const sandboxed = anExchange().from('null').get(url);
    expect(kinds(sandboxed.answering(200, { 'Access-Control-Allow-Origin': 'null' }))).toEqual([]);
    expect(kinds(sandboxed.answering(200, { 'Access-Control-Allow-Origin': 'Null' }))).toEqual(['origin-invalid']);
  });
});

describe('redirects', () => {
  const to = (target: string) => anExchange().get(url).redirectedTo(target, 302, allow);

  test('13 the origin is tainted by the second crossing, not by the first', () => {
    expect(kinds(to('https://api.shop.test/v2').answering(200, allow))).toEqual([]);
    expect(
      kinds(anExchange().get(`${app}/go`).redirectedTo(`${app}/on`).redirectedTo(url).answering(200, allow)),
    ).toEqual([]);
    expect(kinds(to('https://cdn.other.test/x').answering(200, allow))).toEqual(['origin-tainted']);
    expect(kinds(to(`${app}/back`).answering(200, allow))).toEqual(['origin-tainted']);
  });

  test('14 each foreign redirect response is checked, a same-origin first hop is not', () => {
    expect(kinds(anExchange().get(url).answering(302, { Location: 'https://api.shop.test/v2' }))).toEqual([
      'origin-missing',
    ]);
    expect(kinds(anExchange().get(`${app}/go`).redirectedTo(url).answering(200, allow))).toEqual([]);
  });

  test('15 a preflighted request may be redirected, its preflight never', () => {
    const put = anExchange()
      .put(url)
      .preflight(204, { ...allow, 'Access-Control-Allow-Methods': 'PUT' });
    const followed = put
      .redirectedTo('https://api.shop.test/v2', 307, allow)
      .preflight(204, { ...allow, 'Access-Control-Allow-Methods': 'PUT' });
    expect(kinds(followed.answering(200, allow))).toEqual([]);
    expect(
      kinds(
        anExchange()
          .put(url)
          .preflight(301, { ...allow, Location: `${url}/` }),
      ),
    ).toEqual(['preflight-redirect']);
  });
});

describe('statuses', () => {
  test('16 a preflight may have any status from 200 to 299, the request any at all', () => {
    for (const status of [200, 201, 204, 299]) {
      expect(
        kinds(
          anExchange()
            .put(url)
            .preflight(status, { ...allow, 'Access-Control-Allow-Methods': 'PUT' })
            .answering(500, allow),
        ),
      ).toEqual([]);
    }
    for (const status of [400, 401, 404, 413, 500]) expect(onResponse(allow, status)).toEqual([]);
  });

  test('17 the rule of 200 to 299 is not for redirects and 304 of the request', () => {
    expect(onResponse(allow, 304)).toEqual([]);
    expect(onResponse(allow, 302)).toEqual([]);
  });
});

describe('credentials', () => {
  test('18 the preflight’s answer is checked with the mode of the request', () => {
    expect(onPreflight('PUT', { ...star, 'Access-Control-Allow-Methods': 'PUT' }, [], true)).toEqual([
      'wildcard-with-credentials',
      'credentials-missing',
    ]);
  });

  test('19 no cookie proves nothing', () => {
    const blocked = anExchange().get(url).credentials('unknown').answering(200, star).blocked();
    expect(verdict(blocked)).toMatchObject({ result: 'blocked', candidates: [{ credentials: 'include' }] });
  });

  test('20 * with Access-Control-Allow-Credentials: true is no error by itself', () => {
    expect(onResponse({ ...star, 'Access-Control-Allow-Credentials': 'true' })).toEqual([]);
    expect(onResponse(allow)).toEqual([]);
  });

  test('21 exactly true', () => {
    for (const value of ['True', 'TRUE', '1', 'yes', 'true, true', '"true"']) {
      const answered = anExchange()
        .get(url)
        .withCredentials()
        .answering(200, { ...allow, 'Access-Control-Allow-Credentials': value });
      expect(kinds(answered)).toEqual(['credentials-invalid']);
    }
  });
});

describe('what makes a preflight necessary', () => {
  test('22 Content-Type by its essence, not by its text or its beginning', () => {
    for (const value of ['text/plain; charset=UTF-8', 'Text/Plain', 'text/plain;garbage'])
      expect(preflighted('Content-Type', value)).toBe(false);
    for (const value of ['text/plain,', 'application/json', 'text/plainx'])
      expect(preflighted('Content-Type', value)).toBe(true);
  });

  test('23 128 bytes, 1024 bytes and unsafe bytes', () => {
    expect(preflighted('Accept', 'a'.repeat(128))).toBe(false);
    expect(preflighted('Accept', 'a'.repeat(129))).toBe(true);
    expect(preflighted('Content-Type', 'multipart/form-data; boundary="x"')).toBe(true);
    const long = Array.from({ length: 9 }, (_, index) => index).reduce(
      (exchange, index) => exchange.header('Accept', 'a'.repeat(120) + index),
      anExchange().get(url),
    );
    expect(verdict(long.answering(200, allow)).preflightReason?.headers).toMatchObject([
      { name: 'accept', reason: 'total-too-long' },
    ]);
  });

  test('24 Range is neither always safe nor never', () => {
    const asked = (value: string) =>
      verdict(
        anExchange()
          .get(url)
          .header('Range', value)
          .preflight(204, { ...allow, 'Access-Control-Allow-Headers': 'range' })
          .answering(200, allow),
      ).preflightReason?.headers;
    expect(asked('bytes=-500')).toMatchObject([{ name: 'range', reason: 'range' }]);
    expect(preflighted('Range', 'bytes=0-1')).toBe(false);
  });

  test('25 client hints prove no preflight: Chromium holds them safe', () => {
    for (const name of ['DPR', 'Save-Data', 'Viewport-Width', 'Sec-CH-UA']) expect(preflighted(name, '1')).toBe(false);
  });

  test('26 what the browser adds is not the page’s', () => {
    for (const name of [
      'Origin',
      'Referer',
      'Sec-Fetch-Mode',
      'User-Agent',
      'Cookie',
      'If-None-Match',
      'Accept-Encoding',
    ])
      expect(preflighted(name, 'x')).toBe(false);
  });

  test('27 safelisted headers need no listing', () => {
    const exchange = anExchange()
      .put(url)
      .header('Accept', 'text/html')
      .header('Content-Type', 'text/plain')
      .header('Content-Language', 'de');
    const asked = exchange.preflight(204, { ...allow, 'Access-Control-Allow-Methods': 'PUT' }).build()
      .legs[0]?.requestHeaders;
    expect(asked?.map(([name]) => name)).not.toContain('content-type');
  });
});

describe('lists', () => {
  test('28 a name inside a longer name is another name', () => {
    expect(onPreflight('GET', { ...allow, 'Access-Control-Allow-Headers': 'X-Token-Id' }, ['x-token'])).toEqual([
      'header-not-listed',
    ]);
  });

  test('29 empty elements are legal, a space inside one voids the list', () => {
    expect(onPreflight('GET', { ...allow, 'Access-Control-Allow-Headers': ',x-a,,' }, ['x-a'])).toEqual([]);
    expect(onPreflight('GET', { ...allow, 'Access-Control-Allow-Headers': 'x-a, x b' }, ['x-a'])).toEqual([
      'headers-unparsable',
    ]);
  });
});

describe('what is seen and what is not', () => {
  test('30 a missing OPTIONS may be cached; and a failed preflight’s request was never sent', () => {
    expect(verdict(anExchange().put(url).answering(200, allow)).preflightReason).toMatchObject({ sent: 'cached' });
    const failed = anExchange().put(url).preflight(404).blocked().build();
    expect(judge(failed).failures.every(({ leg }) => leg === 0)).toBe(true);
  });

  test('31 network, TLS, DNS and ad-blocker failures are not CORS', () => {
    for (const error of [
      'net::ERR_NAME_NOT_RESOLVED',
      'net::ERR_CERT_AUTHORITY_INVALID',
      'net::ERR_CONNECTION_REFUSED',
      'net::ERR_BLOCKED_BY_CLIENT',
    ]) {
      expect(verdict(anExchange().get(url).blocked(error))).toMatchObject({ result: 'not-cors', failures: [] });
    }
    expect(kinds(anExchange().get(url).blocked('net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS'))).toEqual([
      'local-network-denied',
    ]);
  });

  test('32 a missing header on a 502 is told with the 502', () => {
    expect(verdict(anExchange().get(url).answering(502).blocked())).toMatchObject({
      cause: { id: 'error-status', values: { status: '502' } },
    });
  });

  test('33 no-cors loads, navigations and WebSockets know no CORS, and cors loads no CORP', () => {
    for (const mode of ['no-cors', 'navigate', 'unknown'] as const)
      expect(verdict(anExchange().get(url).mode(mode).answering(200).allowed()).result).toBe('not-cors');
    expect(onResponse({ ...allow, 'Cross-Origin-Resource-Policy': 'same-origin' })).toEqual([]);
  });

  test('34 cookies are never the reason of a CORS failure', () => {
    const sent = anExchange().get(url).withCredentials().header('Cookie', 'a=1');
    expect(kinds(sent.answering(200, credentialed))).toEqual([]);
    expect(kinds(anExchange().get(url).withCredentials().answering(401, credentialed))).toEqual([]);
  });
});

describe('what the script may read', () => {
  const names = (headers: HeadersGiven, include = false) =>
    verdict(
      (include ? anExchange().get(url).withCredentials() : anExchange().get(url)).answering(200, headers).allowed(),
    ).advice.map(({ values }) => values['names']);

  test('35 an unexposed header blocks nothing; a bad token voids the list; * exposes all without credentials', () => {
    expect(onResponse({ ...allow, ETag: '"1"' })).toEqual([]);
    expect(names({ ...allow, ETag: '"1"', 'Access-Control-Expose-Headers': 'etag, x y' })).toEqual(['ETag']);
    expect(names({ ...allow, ETag: '"1"', 'Access-Control-Expose-Headers': '*' })).toEqual([]);
    expect(names({ ...credentialed, ETag: '"1"', 'Access-Control-Expose-Headers': '*' }, true)).toEqual(['ETag']);
    expect(names({ ...allow, 'Set-Cookie': 'a=1' })).toEqual([]);
    const onlyOnPreflight = anExchange()
      .put(url)
      .preflight(204, { ...allow, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Expose-Headers': 'etag' });
    expect(verdict(onlyOnPreflight.answering(200, { ...allow, ETag: '"1"' }).allowed()).advice).toHaveLength(1);
  });

  test('36 Access-Control-Max-Age never decides', () => {
    for (const value of ['-1', 'soon', '1728000']) {
      expect(
        onPreflight('PUT', { ...allow, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Max-Age': value }),
      ).toEqual([]);
    }
  });

  test('37 Authorization under * passes, with a word of warning', () => {
    const exchange = anExchange()
      .get(url)
      .header('authorization', 'x')
      .preflight(204, { ...allow, 'Access-Control-Allow-Headers': '*' })
      .answering(200, allow);
    expect(verdict(exchange.allowed())).toMatchObject({
      result: 'allowed',
      advice: [{ id: 'authorization-under-wildcard' }],
    });
  });

  test('38 the fix of a credentialed request is never *, and a response header sent with the request is to be removed', () => {
    const fixes = plan([
      anExchange()
        .get(url)
        .withCredentials()
        .answering(200, { ...star, 'Access-Control-Allow-Credentials': 'true' })
        .blocked()
        .build(),
    ]);
    expect(fixes.flatMap(({ changes }) => changes.map(({ value }) => value))).not.toContain('*');
    expect(onPreflight('GET', allow, ['access-control-allow-origin'])).toEqual(['header-not-listed']);
  });
});

describe('redirects change the request', () => {
  test('39 Authorization is gone after a crossing, so the next preflight does not ask for it', () => {
    const hop = { ...allow, 'Access-Control-Allow-Headers': 'authorization' };
    const legs = anExchange()
      .get(url)
      .header('authorization', 'x')
      .preflight(204, hop)
      .redirectedTo('https://cdn.other.test/x', 302, allow)
      .build().legs;
    const withoutIt = {
      ...anExchange().build(),
      legs: legs.map((leg, index) =>
        index === 2
          ? {
              ...leg,
              requestHeaders: [['Origin', 'null']] as const,
              response: { status: 200, headers: [['Access-Control-Allow-Origin', '*']] as const, fromCache: false },
            }
          : leg,
      ),
    };
    expect(judge(withoutIt).failures).toEqual([]);
  });

  test('40 a POST that became a GET needs no preflight at the target', () => {
    const legs = anExchange()
      .post(url)
      .header('content-type', 'application/json')
      .preflight(204, { ...allow, 'Access-Control-Allow-Headers': 'content-type' })
      .redirectedTo('https://api.shop.test/v2', 303, allow)
      .answering(200, allow)
      .build().legs;
    const rewritten = {
      ...anExchange().build(),
      legs: legs.map((leg, index) =>
        index === 2 ? { ...leg, method: 'GET', requestHeaders: [['Origin', app]] as const } : leg,
      ),
    };
    expect(judge(rewritten)).toMatchObject({ failures: [], preflightReason: { sent: 'yes' } });
  });

  test('41 an empty userinfo is none; one on the way home is refused once tainted', () => {
    expect(
      kinds(anExchange().get(url).redirectedTo('https://@api.shop.test/v2', 302, allow).answering(200, allow)),
    ).toEqual([]);
    expect(
      kinds(
        anExchange()
          .get(url)
          .answering(302, { ...allow, Location: 'https://u:p@app.shop.test/x' }),
      ),
    ).toEqual(['redirect-userinfo']);
  });
});

describe('the rest', () => {
  test('42 header names of HTTP/2 are lower-case, and found', () => {
    expect(onResponse({ 'access-control-allow-origin': app })).toEqual([]);
    expect(onResponse({ 'ACCESS-CONTROL-ALLOW-ORIGIN': app })).toEqual([]);
  });

  test('43 an empty Access-Control-Allow-Origin is there', () => {
    expect(onResponse({ 'Access-Control-Allow-Origin': '' })).toEqual(['origin-invalid']);
  });

  test('44 a cached response is judged by its stored headers, as the browser shows them', () => {
    const exchange = anExchange().get(url).answering(200, allow).build();
    const cached = {
      ...exchange,
      legs: exchange.legs.map((leg) => ({ ...leg, response: leg.response && { ...leg.response, fromCache: true } })),
    };
    expect(judge(cached).failures).toEqual([]);
  });

  test('45 the order of the faults is the browser’s: origin before status in Chromium and Firefox, status first in Safari', () => {
    const both = anExchange().put(url).preflight(405, {});
    expect(kinds(both)[0]).toBe('origin-missing');
    expect(kinds(both.browser('firefox'))[0]).toBe('origin-missing');
    expect(kinds(both.browser('webkit'))[0]).toBe('preflight-status');
  });

  test('46 what the browser allowed is allowed: an extension’s page with host permission skips CORS', () => {
    expect(verdict(anExchange().from('chrome-extension://abc').get(url).answering(200).allowed())).toMatchObject({
      result: 'allowed',
      failures: [],
    });
  });
});

describe('verdicts that other tools get wrong', () => {
  test('* with Access-Control-Allow-Credentials is fine for an anonymous request', () =>
    expect(onResponse({ ...star, 'Access-Control-Allow-Credentials': 'true' })).toEqual([]));
  test('Access-Control-Allow-Headers: * does not allow everything with credentials', () =>
    expect(onPreflight('GET', { ...credentialed, 'Access-Control-Allow-Headers': '*' }, ['x-a'], true)).toEqual([
      'header-not-listed',
    ]));
  test('a safelisted name with another value is not safelisted', () =>
    expect(preflighted('Content-Type', 'application/json')).toBe(true));
  test('methods are not upper-cased before comparing', () =>
    expect(onPreflight('patch', { ...allow, 'Access-Control-Allow-Methods': 'PATCH' })).toEqual(['method-not-listed']));
  test('a safelisted method passes an empty list', () =>
    expect(
      onPreflight('POST', { ...allow, 'Access-Control-Allow-Methods': '', 'Access-Control-Allow-Headers': 'x-a' }, [
        'x-a',
      ]),
    ).toEqual([]));
  test('origins are not normalised before comparing', () =>
    expect(onResponse({ 'Access-Control-Allow-Origin': `${app}/` })).toEqual(['origin-mismatch']));
  test('a preflight of 201 is ok', () =>
    expect(
      kinds(
        anExchange()
          .put(url)
          .preflight(201, { ...allow, 'Access-Control-Allow-Methods': 'PUT' })
          .answering(200, allow),
      ),
    ).toEqual([]));
  test('credentials trigger no preflight', () =>
    expect(
      verdict(anExchange().get(url).withCredentials().header('Cookie', 'a=1').answering(200, credentialed))
        .preflightReason,
    ).toBeNull());
  test('two equal lines are multiple, not a mismatch', () =>
    expect(onResponse({ 'Access-Control-Allow-Origin': [app, app] })).toEqual(['origin-multiple']));
  test('a missing Vary is no failure', () => expect(onResponse(allow)).toEqual([]));
  test('a missing max-age is no failure', () =>
    expect(onPreflight('PUT', { ...allow, 'Access-Control-Allow-Methods': 'PUT' })).toEqual([]));
  test('OPTIONS alone is no preflight', () =>
    expect(verdict(anExchange().request('OPTIONS', url).answering(200, allow)).preflightReason).toMatchObject({
      method: 'OPTIONS',
      sent: 'cached',
    }));
  test('a network failure is not CORS', () =>
    expect(verdict(anExchange().get(url).blocked('net::ERR_CONNECTION_RESET')).result).toBe('not-cors'));
  test('a response header’s name on the safelist is not a request header’s', () =>
    expect(preflighted('Content-Language', 'de')).toBe(false));
  test('a status of 200 that the page saw fail is blocked', () =>
    expect(verdict(anExchange().get(url).answering(200).blocked()).result).toBe('blocked'));
});
