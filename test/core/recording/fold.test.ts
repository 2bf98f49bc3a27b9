import { describe, expect, test } from 'vitest';
import type { Browser, Exchange } from '../../../src/core/index.ts';
import type { Details, EventName, RawHeader, WebRequestEvent } from '../../../src/core/recording/events.ts';
import { createFold } from '../../../src/core/recording/fold.ts';
import { readRecording } from '../../../src/core/recording/read.ts';

let clock = 0;
const base = {
  url: 'https://api.shop.test/x',
  type: 'xmlhttprequest',
  tabId: 7,
  frameId: 0,
  documentId: 'D',
  initiator: 'https://app.shop.test',
};

function event(name: EventName, requestId: string, method: string, rest: Partial<Details> = {}): WebRequestEvent {
  return { event: name, details: { ...base, requestId, method, timeStamp: clock++, ...rest } };
}

const headers = (pairs: Record<string, string>) => Object.entries(pairs).map(([name, value]) => ({ name, value }));
const begin = (id: string, method: string, rest?: Partial<Details>) => event('onBeforeRequest', id, method, rest);
const send = (id: string, method: string, sent: Record<string, string>, rest?: Partial<Details>) =>
  event('onBeforeSendHeaders', id, method, { requestHeaders: headers(sent), ...rest });
const answer = (
  id: string,
  method: string,
  statusCode: number,
  got: Record<string, string> = {},
  rest?: Partial<Details>,
) => event('onHeadersReceived', id, method, { statusCode, responseHeaders: headers(got), ...rest });
const started = (id: string, method: string, statusCode = 200, got?: Record<string, string>) =>
  event('onResponseStarted', id, method, {
    statusCode,
    ...(got === undefined ? {} : { responseHeaders: headers(got) }),
  });
const done = (id: string, method: string, rest?: Partial<Details>) =>
  event('onCompleted', id, method, { statusCode: 200, ...rest });
const failed = (id: string, method: string, error = 'net::ERR_FAILED') =>
  event('onErrorOccurred', id, method, { error });
const preflight = (id: string, asked: Record<string, string>, status = 204) => [
  begin(id, 'OPTIONS'),
  send(id, 'OPTIONS', asked),
  answer(id, 'OPTIONS', status),
  started(id, 'OPTIONS', status, {}),
  done(id, 'OPTIONS'),
];
const read = (events: readonly WebRequestEvent[], browser: Browser = 'chromium') => readRecording(events, browser);
const shape = ({ legs }: Exchange) =>
  legs.map(({ role, method, url, response }) => [role, method, url, response?.status ?? null]);

describe('Chromium', () => {
  test('a preflight joins its request, before it', () => {
    const [exchange, ...others] = read([
      begin('1', 'PUT'),
      ...preflight('2', { 'Access-Control-Request-Method': 'PUT' }),
      send('1', 'PUT', { Origin: 'https://app.shop.test' }),
      answer('1', 'PUT', 200),
      started('1', 'PUT'),
      done('1', 'PUT'),
    ]);
    expect(others).toEqual([]);
    expect(exchange && shape(exchange)).toEqual([
      ['preflight', 'OPTIONS', base.url, 204],
      ['request', 'PUT', base.url, 200],
    ]);
    expect(exchange).toMatchObject({ id: '1', outcome: 'allowed', mode: 'cors', pageOrigin: 'https://app.shop.test' });
  });

  test('a rejected preflight: the request ends in an error and was never sent', () => {
    const [exchange] = read([
      begin('1', 'PUT'),
      ...preflight('2', { 'Access-Control-Request-Method': 'PUT' }, 404),
      failed('1', 'PUT'),
    ]);
    expect(exchange).toMatchObject({ outcome: 'blocked', mode: 'cors' });
    expect(exchange?.legs[1]).toMatchObject({ requestHeaders: null, response: null, error: 'net::ERR_FAILED' });
  });

  test('concurrent requests to one URL get their preflights first in, first out', () => {
    const ids = ['1', '2', '3'];
    const exchanges = read([
      ...ids.map((id) => begin(id, 'PUT')),
      ...ids.flatMap((id) => [
        begin(`p${id}`, 'OPTIONS'),
        send(`p${id}`, 'OPTIONS', {
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': `x-${id}`,
        }),
      ]),
    ]);
    expect(exchanges.map(({ id, legs }) => [id, legs[0]?.requestHeaders?.[1]?.[1]])).toEqual([
      ['1', 'x-1'],
      ['2', 'x-2'],
      ['3', 'x-3'],
    ]);
  });

  test('a request that was sent without a preflight is not given another one’s', () => {
    const exchanges = read([
      begin('1', 'PUT'),
      send('1', 'PUT', {}),
      begin('2', 'PUT'),
      ...preflight('3', { 'Access-Control-Request-Method': 'PUT' }),
    ]);
    expect(exchanges.map((exchange) => shape(exchange).length)).toEqual([1, 2]);
  });

  test.each([
    ['method', { method: 'DELETE' }],
    ['tab', { tabId: 8 }],
    ['frame', { frameId: 3 }],
    ['document', { documentId: 'E' }],
    ['page', { initiator: 'https://admin.shop.test' }],
    ['url', { url: 'https://api.shop.test/y' }],
  ])('a preflight of another %s stays apart', (_what, other) => {
    const asked = send('2', 'OPTIONS', { 'Access-Control-Request-Method': 'PUT' });
    const exchanges = read([
      { event: 'onBeforeRequest', details: { ...begin('1', 'PUT').details, ...other } },
      begin('2', 'OPTIONS'),
      asked,
    ]);
    expect(exchanges.map(({ id, legs }) => [id, legs.map(({ role }) => role)])).toEqual([
      ['1', ['request']],
      ['2', ['preflight']],
    ]);
  });

  test('a page’s own OPTIONS is a request, and has a preflight of its own', () => {
    const [exchange, ...others] = read([
      begin('1', 'OPTIONS'),
      ...preflight('2', { 'Access-Control-Request-Method': 'OPTIONS' }),
      send('1', 'OPTIONS', {}),
      answer('1', 'OPTIONS', 200),
      started('1', 'OPTIONS'),
      done('1', 'OPTIONS'),
    ]);
    expect(others).toEqual([]);
    expect(exchange && shape(exchange).map(([role]) => role)).toEqual(['preflight', 'request']);
  });

  test('a redirect is a hop, and may need a preflight again', () => {
    const v2 = { url: 'https://cdn.other.test/x' };
    const [exchange] = read([
      begin('1', 'PUT'),
      ...preflight('2', { 'Access-Control-Request-Method': 'PUT' }),
      send('1', 'PUT', {}),
      answer('1', 'PUT', 307, { Location: v2.url }),
      event('onBeforeRedirect', '1', 'PUT', { redirectUrl: v2.url, statusCode: 307 }),
      begin('1', 'PUT', v2),
      begin('3', 'OPTIONS', v2),
      send('3', 'OPTIONS', { 'Access-Control-Request-Method': 'PUT' }, v2),
      answer('3', 'OPTIONS', 204, {}, v2),
      failed('1', 'PUT'),
    ]);
    expect(exchange && shape(exchange)).toEqual([
      ['preflight', 'OPTIONS', base.url, 204],
      ['request', 'PUT', base.url, 307],
      ['preflight', 'OPTIONS', v2.url, 204],
      ['request', 'PUT', v2.url, null],
    ]);
  });

  test('of two that are redirected to one place, the preflight is whose headers it asks for', () => {
    const there = { url: 'https://moved.shop.test/' };
    const led = (id: string, sent: Record<string, string>) => [
      begin(id, 'GET'),
      send(id, 'GET', sent),
      answer(id, 'GET', 301, { Location: there.url }),
      begin(id, 'GET', there),
    ];
    const [plain, other] = read([
      ...led('1', { Accept: '*/*' }),
      ...led('2', { Accept: '*/*', 'X-Trace-Id': '1' }),
      begin('3', 'OPTIONS', there),
      send(
        '3',
        'OPTIONS',
        { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'x-trace-id' },
        there,
      ),
      answer('3', 'OPTIONS', 404, {}, there),
      send('1', 'GET', { Accept: '*/*' }, there),
      answer('1', 'GET', 404, {}, there),
    ]);
    expect(plain && shape(plain).map(([role]) => role)).toEqual(['request', 'request']);
    expect(other && shape(other)).toEqual([
      ['request', 'GET', base.url, 301],
      ['preflight', 'OPTIONS', there.url, 404],
      ['request', 'GET', there.url, null],
    ]);
  });

  test('a redirect of the browser’s own (HSTS) is no hop', () => {
    const https = { url: 'https://api.shop.test/x' };
    const [exchange] = read([
      begin('1', 'GET', { url: 'http://api.shop.test/x' }),
      event('onBeforeRedirect', '1', 'GET', { url: 'http://api.shop.test/x', redirectUrl: https.url, statusCode: 307 }),
      begin('1', 'GET', https),
      send('1', 'GET', {}),
      answer('1', 'GET', 200),
    ]);
    expect(exchange && shape(exchange)).toEqual([['request', 'GET', https.url, 200]]);
  });

  test('a font’s cache probe is no request', () => {
    const font = { type: 'font' };
    const exchanges = read([
      begin('1', 'GET', font),
      send('1', 'GET', {}, font),
      failed('1', 'GET', 'net::ERR_CACHE_MISS'),
      begin('2', 'GET', font),
      send('2', 'GET', {}, font),
      answer('2', 'GET', 200, {}, font),
      failed('2', 'GET'),
    ]);
    expect(exchanges.map(({ id, outcome }) => [id, outcome])).toEqual([['2', 'blocked']]);
  });

  test('an abort during the preflight keeps what the preflight still learns', () => {
    const [exchange] = read([
      begin('1', 'PUT'),
      begin('2', 'OPTIONS'),
      send('2', 'OPTIONS', { 'Access-Control-Request-Method': 'PUT' }),
      failed('1', 'PUT', 'net::ERR_ABORTED'),
      answer('2', 'OPTIONS', 204),
      done('2', 'OPTIONS'),
    ]);
    expect(exchange).toMatchObject({ outcome: 'unknown' });
    expect(exchange?.legs[0]?.response?.status).toBe(204);
  });

  test('an error after the response has started is the body’s, never CORS', () => {
    const [exchange] = read([
      begin('1', 'GET'),
      send('1', 'GET', {}),
      answer('1', 'GET', 200),
      started('1', 'GET'),
      failed('1', 'GET'),
    ]);
    expect(exchange?.outcome).toBe('allowed');
  });

  test('a stream is allowed as soon as it has started', () => {
    const [exchange] = read([begin('1', 'GET'), send('1', 'GET', {}), answer('1', 'GET', 200), started('1', 'GET')]);
    expect(exchange).toMatchObject({ outcome: 'allowed', duration: null });
  });

  test('the effective headers, after other extensions, come over those of the wire', () => {
    const [exchange] = read([
      begin('1', 'GET'),
      send('1', 'GET', {}),
      answer('1', 'GET', 200, { A: 'wire' }),
      started('1', 'GET', 200, { A: 'edited' }),
    ]);
    expect(exchange?.legs[0]?.response?.headers).toEqual([['A', 'edited']]);
  });

  test('a preflight whose request began before the capture is an exchange of its own', () => {
    const exchanges = read(preflight('2', { 'Access-Control-Request-Method': 'PUT' }));
    expect(exchanges.map((exchange) => [exchange.outcome, shape(exchange)])).toEqual([
      ['unknown', [['preflight', 'OPTIONS', base.url, 204]]],
    ]);
  });

  test('a fragment is no part of the URL', () => {
    expect(read([begin('1', 'GET', { url: `${base.url}#top` })])[0]?.legs[0]?.url).toBe(base.url);
  });

  test('bytes that are no UTF-8 keep their value', () => {
    const raw = event('onBeforeSendHeaders', '1', 'GET', { requestHeaders: [{ name: 'X', binaryValue: [0xe9] }] });
    expect(read([begin('1', 'GET'), raw])[0]?.legs[0]?.requestHeaders).toEqual([['X', 'é']]);
  });
});

const sent = (sentHeaders: Record<string, string>, rest: Partial<Details> = {}) =>
  read([begin('1', 'GET', rest), send('1', 'GET', sentHeaders, rest)])[0];

describe('mode and credentials', () => {
  test.each([
    ['Sec-Fetch-Mode tells', { 'Sec-Fetch-Mode': 'no-cors' }, {}, 'no-cors'],
    [
      'an Origin on a GET over http',
      { Origin: 'https://app.shop.test' },
      { url: 'http://api.shop.test/x', type: 'image' },
      'cors',
    ],
    ['no Origin on a GET over http', {}, { url: 'http://api.shop.test/x' }, 'no-cors'],
    ['a frame navigates', { 'Sec-Fetch-Mode': 'navigate' }, { type: 'sub_frame' }, 'navigate'],
    ['a WebSocket has no mode to tell', { Origin: 'https://app.shop.test' }, { type: 'websocket' }, 'unknown'],
  ])('mode: %s', (_name, headersSent, rest, mode) => expect(sent(headersSent, rest)?.mode).toBe(mode));

  test.each([
    ['a cookie', { Cookie: 'a=1' }, {}, 'include'],
    ['Sec-Fetch-Storage-Access', { 'Sec-Fetch-Storage-Access': 'none' }, {}, 'include'],
    ['a beacon', {}, { type: 'ping' }, 'include'],
    ['nothing', {}, {}, 'unknown'],
    ['a cookie for the page’s own origin', { Cookie: 'a=1' }, { url: 'https://app.shop.test/x' }, 'unknown'],
  ])('credentials: %s', (_name, headersSent, rest, credentials) =>
    expect(sent(headersSent, rest)?.credentials).toBe(credentials),
  );
});

describe('Firefox', () => {
  const page = { initiator: undefined, originUrl: 'https://app.shop.test/index.html' };

  test('the request’s headers come before its preflight', () => {
    const [exchange, ...others] = read(
      [
        begin('1', 'PUT', page),
        send('1', 'PUT', {}, page),
        begin('2', 'OPTIONS', page),
        send('2', 'OPTIONS', { 'Access-Control-Request-Method': 'PUT' }, page),
        answer('2', 'OPTIONS', 404, {}, page),
        failed('2', 'OPTIONS', 'NS_ERROR_DOM_BAD_URI'),
        failed('1', 'PUT', 'NS_ERROR_DOM_BAD_URI'),
      ],
      'firefox',
    );
    expect(others).toEqual([]);
    expect(exchange).toMatchObject({ pageOrigin: 'https://app.shop.test', outcome: 'blocked' });
    expect(exchange && shape(exchange).map(([role]) => role)).toEqual(['preflight', 'request']);
  });

  test('completed proves nothing', () => {
    const [exchange] = read(
      [begin('1', 'GET', page), send('1', 'GET', {}, page), answer('1', 'GET', 200), done('1', 'GET')],
      'firefox',
    );
    expect(exchange?.outcome).toBe('unknown');
  });
});

test('the worker may stop at any event: saved and restored, the fold gives the same exchanges', () => {
  const events = [
    begin('1', 'PUT'),
    begin('2', 'OPTIONS'),
    send('2', 'OPTIONS', { 'Access-Control-Request-Method': 'PUT' }),
    answer('2', 'OPTIONS', 204),
    done('2', 'OPTIONS'),
    send('1', 'PUT', {}),
    answer('1', 'PUT', 200),
    started('1', 'PUT'),
    done('1', 'PUT'),
  ];
  const whole = read(events);
  for (let cut = 1; cut < events.length; cut++) {
    const exchanges = new Map<string, Exchange>();
    let fold = createFold('chromium');
    events.forEach((one, index) => {
      if (index === cut) fold = createFold('chromium', structuredClone(fold.save()));
      for (const { exchange } of fold.push([one])) exchanges.set(exchange.id, exchange);
    });
    expect([...exchanges.values()]).toEqual(whole);
  }
});

describe('headers that another extension edits', () => {
  const details = {
    requestId: '1',
    url: 'https://api.shop.test/',
    method: 'GET',
    type: 'xmlhttprequest',
    tabId: 1,
    frameId: 0,
    timeStamp: 1,
  };
  const allow = { name: 'Access-Control-Allow-Origin', value: '*' };
  const responseOf = (onWire: readonly RawHeader[], effective: readonly RawHeader[]) =>
    readRecording(
      [
        { event: 'onBeforeRequest', details },
        { event: 'onHeadersReceived', details: { ...details, statusCode: 200, responseHeaders: onWire } },
        { event: 'onResponseStarted', details: { ...details, statusCode: 200, responseHeaders: effective } },
      ],
      'chromium',
    )[0]?.legs[0]?.response;

  test('are there in both versions', () => {
    expect(responseOf([], [allow])).toMatchObject({
      headers: [['Access-Control-Allow-Origin', '*']],
      wireHeaders: [],
    });
  });

  test('are not told of where CORS reads none of them', () => {
    const other = { name: 'Set-Cookie', value: 'a=1' };
    expect(responseOf([allow, other], [{ ...allow, name: 'access-control-allow-origin' }])).not.toHaveProperty(
      'wireHeaders',
    );
  });
});

test('of requests that never end the newest 5,000 are kept open; one that is kept still ends', () => {
  const fold = createFold('chromium');
  for (let id = 1; id <= 5010; id++) fold.push([begin(String(id), 'GET')]);
  expect(fold.save().drafts).toHaveLength(5000);
  expect(fold.push([done('5', 'GET')])).toEqual([]);
  expect(fold.push([done('5005', 'GET')])[0]?.exchange.outcome).toBe('allowed');
});
