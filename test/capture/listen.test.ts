import { afterEach, expect, test } from 'vitest';
import { listen } from '../../src/capture/listen.ts';
import type { WebRequestEvent } from '../../src/core/index.ts';
import { fake } from '../support/fake-browser.ts';

const EVENTS = [
  'onBeforeRequest',
  'onBeforeSendHeaders',
  'onHeadersReceived',
  'onResponseStarted',
  'onCompleted',
  'onErrorOccurred',
  'onBeforeRedirect',
] as const;

/** The enums that the browsers have: Firefox's know no extraHeaders, and onErrorOccurred has none at all. */
const CHROMIUM = {
  OnBeforeRequestOptions: { BLOCKING: 'blocking', REQUEST_BODY: 'requestBody', EXTRA_HEADERS: 'extraHeaders' },
  OnBeforeSendHeadersOptions: {
    REQUEST_HEADERS: 'requestHeaders',
    BLOCKING: 'blocking',
    EXTRA_HEADERS: 'extraHeaders',
  },
  OnHeadersReceivedOptions: {
    BLOCKING: 'blocking',
    RESPONSE_HEADERS: 'responseHeaders',
    EXTRA_HEADERS: 'extraHeaders',
  },
  OnBeforeRedirectOptions: { RESPONSE_HEADERS: 'responseHeaders', EXTRA_HEADERS: 'extraHeaders' },
  OnResponseStartedOptions: { RESPONSE_HEADERS: 'responseHeaders', EXTRA_HEADERS: 'extraHeaders' },
  OnCompletedOptions: { RESPONSE_HEADERS: 'responseHeaders', EXTRA_HEADERS: 'extraHeaders' },
  OnErrorOccurredOptions: { EXTRA_HEADERS: 'extraHeaders' },
};
const FIREFOX = {
  OnBeforeRequestOptions: { BLOCKING: 'blocking', REQUESTBODY: 'requestBody' },
  OnBeforeSendHeadersOptions: { REQUESTHEADERS: 'requestHeaders', BLOCKING: 'blocking' },
  OnHeadersReceivedOptions: { BLOCKING: 'blocking', RESPONSEHEADERS: 'responseHeaders' },
  OnBeforeRedirectOptions: { RESPONSEHEADERS: 'responseHeaders' },
  OnResponseStartedOptions: { RESPONSEHEADERS: 'responseHeaders' },
  OnCompletedOptions: { RESPONSEHEADERS: 'responseHeaders' },
};

function optionsGiven(enums: Readonly<Record<string, unknown>>): Record<string, unknown> {
  Object.assign(fake.webRequest, enums);
  const capture = listen(() => {});
  capture.start();
  const given = EVENTS.map((event) => [event, [...fake.webRequest[event].listeners.values()][0]?.[1]]);
  capture.stop();
  return Object.fromEntries(given);
}

afterEach(() => {
  for (const name of Object.keys(CHROMIUM)) delete fake.webRequest[name];
  for (const event of EVENTS) fake.webRequest[event].listeners.clear();
});

test('asks Chromium for extraHeaders on every event, and never for bodies or blocking', () => {
  expect(optionsGiven(CHROMIUM)).toEqual({
    onBeforeRequest: ['extraHeaders'],
    onBeforeSendHeaders: ['requestHeaders', 'extraHeaders'],
    onHeadersReceived: ['responseHeaders', 'extraHeaders'],
    onResponseStarted: ['responseHeaders', 'extraHeaders'],
    onCompleted: ['extraHeaders'],
    onErrorOccurred: ['extraHeaders'],
    // A hop of Chromium's begins with an onBeforeRequest of its own.
    onBeforeRedirect: undefined,
  });
});

test('never gives Firefox an option that it does not know, nor an empty list', () => {
  expect(optionsGiven(FIREFOX)).toEqual({
    onBeforeRequest: undefined,
    onBeforeSendHeaders: ['requestHeaders'],
    onHeadersReceived: ['responseHeaders'],
    onResponseStarted: ['responseHeaders'],
    onCompleted: undefined,
    onErrorOccurred: undefined,
    onBeforeRedirect: undefined,
  });
});

test('hears of redirects in Firefox only', () => {
  const listeners = (enums: Readonly<Record<string, unknown>>): number => {
    Object.assign(fake.webRequest, enums);
    const capture = listen(() => {});
    capture.start();
    const { size } = fake.webRequest.onBeforeRedirect.listeners;
    capture.stop();
    return size;
  };
  expect(listeners(FIREFOX)).toBe(1);
  expect(listeners(CHROMIUM)).toBe(0);
});

test('hands on every event with its name, as the browser gave it', () => {
  const heard: WebRequestEvent[] = [];
  const capture = listen((event) => heard.push(event));
  capture.start();
  for (const event of EVENTS) fake.webRequest[event].emit({ requestId: event });
  expect(heard.map(({ event, details }) => [event, details.requestId])).toEqual(EVENTS.map((event) => [event, event]));
});

test('listens to every address, without a filter on types', () => {
  const capture = listen(() => {});
  capture.start();
  for (const event of EVENTS) {
    expect([...fake.webRequest[event].listeners.values()].map(([filter]) => filter)).toEqual([
      { urls: ['<all_urls>'] },
    ]);
  }
});

test('listens to one tab only, where one is named', () => {
  const capture = listen(() => {}, { tabId: 7 });
  capture.start();
  for (const event of EVENTS) {
    expect([...fake.webRequest[event].listeners.values()].map(([filter]) => filter)).toEqual([
      { urls: ['<all_urls>'], tabId: 7 },
    ]);
  }
});

test('leaves no listener behind when it stops, and one of each when it is started twice', () => {
  const capture = listen(() => {});
  capture.start();
  capture.start();
  expect(EVENTS.map((event) => fake.webRequest[event].listeners.size)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  capture.stop();
  expect(EVENTS.map((event) => fake.webRequest[event].listeners.size)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('listeners with a mark have a filter that no other context has', () => {
  const capture = listen(() => {}, { tabId: 3, mark: 'one' });
  capture.start();
  for (const event of EVENTS) {
    const [options] = [...fake.webRequest[event].listeners.values()];
    expect(options?.[0]).toEqual({ urls: ['<all_urls>', 'https://one.invalid/'], tabId: 3 });
  }
  capture.stop();
});
