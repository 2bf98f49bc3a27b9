import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/index.ts';
import { anExchange, type ExchangeBuilder } from '../../support/exchange.ts';

const reason = (exchange: ExchangeBuilder) => judge(exchange.build()).preflightReason;
const origin = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'content-type,x-a',
  'Access-Control-Allow-Methods': 'PUT',
};
const url = 'https://api.shop.test/orders';

describe('why a preflight was sent', () => {
  test('the method', () => {
    expect(reason(anExchange().put(url).preflight(204, origin).answering(200, origin).allowed())).toEqual({
      method: 'PUT',
      headers: [],
      uploadListener: false,
      sent: 'yes',
    });
  });

  test('each unsafe header with its value and its reason', () => {
    const json = anExchange().post(url).header('Content-Type', 'application/json').header('X-A', '1');
    expect(reason(json.preflight(204, origin).answering(200, origin).allowed())?.headers).toEqual([
      { name: 'content-type', value: 'application/json', reason: 'content-type' },
      { name: 'x-a', value: '1', reason: 'not-safelisted' },
    ]);
  });

  test('the names alone, when the preflight failed and the request was never sent', () => {
    const json = anExchange()
      .post(url)
      .header('Content-Type', 'application/json')
      .header('Range', 'bytes=-1')
      .header('x-a');
    expect(reason(json.preflight(404).blocked())?.headers).toEqual([
      { name: 'content-type', value: null, reason: 'value-not-safelisted' },
      { name: 'range', value: null, reason: 'value-not-safelisted' },
      { name: 'x-a', value: null, reason: 'not-safelisted' },
    ]);
  });

  test('an upload listener, when neither method nor header asks for one', () => {
    const upload = anExchange().post(url).preflight(204, origin).answering(200, origin).allowed();
    expect(reason(upload)).toMatchObject({ method: null, headers: [], uploadListener: true, sent: 'yes' });
  });

  test('none was due for a plain GET', () => {
    expect(reason(anExchange().get(url).answering(200, origin).allowed())).toBeNull();
  });

  test('one was due and is not to be seen: the preflight cache answered', () => {
    expect(reason(anExchange().put(url).answering(200, origin).allowed())).toMatchObject({
      method: 'PUT',
      sent: 'cached',
    });
  });

  test('what the browser adds by itself proves nothing', () => {
    const reload = anExchange()
      .get(url)
      .header('Cache-Control', 'no-cache')
      .header('sec-ch-ua', '"x"')
      .header('If-None-Match', 'W/"1"');
    expect(reason(reload.answering(200, origin).allowed())).toBeNull();
  });

  test('no reason on the page’s own origin', () => {
    expect(reason(anExchange().put('https://app.shop.test/orders').answering(200).allowed())).toBeNull();
  });

  test('the hop that had to be preflighted counts, not the first', () => {
    const away = anExchange().put('https://app.shop.test/orders').redirectedTo(url, 307).answering(200, origin);
    expect(reason(away.allowed())).toMatchObject({ method: 'PUT', sent: 'cached' });
    const preflighted = anExchange().get(url).redirectedTo('https://api.shop.test/v2', 307, origin).preflight(204);
    expect(reason(preflighted.blocked())).toMatchObject({ method: null, uploadListener: true, sent: 'yes' });
  });

  test('outside of CORS nothing is due, though a preflight that was seen has its reason', () => {
    expect(reason(anExchange().put(url).mode('no-cors').answering(200))).toBeNull();
    expect(reason(anExchange().put(url).mode('no-cors').preflight(204))).toMatchObject({ method: 'PUT', sent: 'yes' });
  });

  test('a preflight tells its reason alone, and nothing where its headers were not seen', () => {
    const { legs, ...exchange } = anExchange().put(url).preflight(404).build();
    const [preflight] = legs;
    if (preflight === undefined) throw new Error('A preflight expected.');
    expect(judge({ ...exchange, legs: [preflight] }).preflightReason).toMatchObject({ method: 'PUT', sent: 'yes' });
    expect(judge({ ...exchange, legs: [{ ...preflight, requestHeaders: null }] }).preflightReason).toBeNull();
  });

  test('nothing is to be told of a request whose headers were not seen', () => {
    const { legs, ...exchange } = anExchange().put(url).build();
    const unseen = legs.map((leg) => ({ ...leg, requestHeaders: null }));
    expect(judge({ ...exchange, legs: unseen }).preflightReason).toBeNull();
  });
});

describe('the names that a preflight asks for', () => {
  const asking = (...lines: readonly (readonly [string, string])[]) => {
    const { legs, ...exchange } = anExchange().put(url).preflight(404).build();
    const asked = legs.map((leg) => (leg.role === 'preflight' ? { ...leg, requestHeaders: lines } : leg));
    return judge({ ...exchange, legs: asked }).preflightReason;
  };

  test('are read in lower case, trimmed, and without the empty ones', () => {
    const names = ['Access-Control-Request-Headers', ' X-B ,,x-a,'] as const;
    expect(asking(['Access-Control-Request-Method', 'PUT'], names)).toEqual({
      method: 'PUT',
      headers: [
        { name: 'x-b', value: null, reason: 'not-safelisted' },
        { name: 'x-a', value: null, reason: 'not-safelisted' },
      ],
      uploadListener: false,
      sent: 'yes',
    });
  });

  test('may be none: then the method is the reason, or an upload listener', () => {
    expect(asking(['Access-Control-Request-Method', 'PUT'])).toMatchObject({ headers: [], uploadListener: false });
    expect(asking(['Access-Control-Request-Method', 'POST'])).toMatchObject({ method: null, uploadListener: true });
    const both = [
      ['Access-Control-Request-Method', 'POST'],
      ['Access-Control-Request-Headers', 'x-a'],
    ] as const;
    expect(asking(...both)).toMatchObject({ method: null, uploadListener: false });
  });

  test('are unsafe without a method too', () => {
    expect(asking()).toEqual({ method: '', headers: [], uploadListener: false, sent: 'yes' });
  });
});

describe('when no preflight was seen', () => {
  const sent = (...headers: readonly (readonly [string, string])[]) =>
    reason(
      headers.reduce((get, [name, value]) => get.header(name, value), anExchange().get(url)).answering(200, origin),
    );

  test('a header of the page shows that one was due', () => {
    expect(sent(['X-Token', 'abc'], ['Accept', '*/*'], ['Content-Type', 'text/plain'])).toEqual({
      method: null,
      headers: [{ name: 'x-token', value: 'abc', reason: 'not-safelisted' }],
      uploadListener: false,
      sent: 'cached',
    });
    for (const name of ['x-sec-a', 'x-proxy-a', 'gif-a', 'x-devtool', 'xx-devtools-a']) {
      expect(sent([name, '1'])?.headers).toMatchObject([{ name }]);
    }
  });

  test.each([
    'Accept-Charset',
    'Accept-Encoding',
    'Access-Control-Request-Headers',
    'Access-Control-Request-Method',
    'Authorization',
    'Cache-Control',
    'Connection',
    'Content-Length',
    'Cookie',
    'Date',
    'Device-Memory',
    'DNT',
    'Downlink',
    'DPR',
    'ECT',
    'Expect',
    'Host',
    'Keep-Alive',
    'Last-Event-ID',
    'Origin',
    'Pragma',
    'Priority',
    'Range',
    'Referer',
    'RTT',
    'Save-Data',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'Upgrade-Insecure-Requests',
    'User-Agent',
    'Via',
    'Viewport-Width',
    'Width',
    'Sec-Fetch-Mode',
    'Proxy-Authorization',
    'If-Modified-Since',
    'X-DevTools-Emulate-Network-Conditions-Client-Id',
  ])('%s proves nothing: the browser may have added it', (name) => {
    expect(sent([name, '"odd"'])).toBeNull();
  });
});
