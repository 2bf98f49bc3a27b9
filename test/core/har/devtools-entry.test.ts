import { describe, expect, test } from 'vitest';
import { hasErrorBody, readDevToolsEntry, withBody } from '../../../src/core/index.ts';

const frame = {
  functionName: 'save',
  scriptId: '9',
  url: 'https://app.shop.test/a.js',
  lineNumber: 3,
  columnNumber: 5,
};
const kept = { functionName: 'save', url: 'https://app.shop.test/a.js', lineNumber: 3, columnNumber: 5 };

/** An entry as Chromium 156 gives it. */
function entry({
  url = 'https://api.shop.test/orders#top',
  headers = [],
  initiator = { type: 'script', stack: { callFrames: [frame] } },
  response = {},
  ...rest
}: {
  readonly url?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly initiator?: unknown;
  readonly response?: object;
  readonly [more: string]: unknown;
} = {}): unknown {
  return {
    _initiator: initiator,
    _resourceType: 'fetch',
    startedDateTime: '2026-11-23T03:04:51.140Z',
    time: 11.4,
    request: { method: 'PUT', url, headers: headers.map(([name, value]) => ({ name, value })) },
    response: { status: 200, headers: [], _error: null, _fetchedViaServiceWorker: false, ...response },
    ...rest,
  };
}
const read = (given: unknown) => readDevToolsEntry(given, 7);

test('keeps of an entry what no event of webRequest tells', () => {
  expect(
    read(entry({ _fromCache: 'disk', response: { _fetchedViaServiceWorker: true, _error: 'net::ERR_FAILED' } })),
  ).toEqual({
    number: 7,
    url: 'https://api.shop.test/orders',
    method: 'PUT',
    isPreflight: false,
    started: Date.UTC(2026, 10, 23, 3, 4, 51, 140),
    stack: [kept],
    error: 'net::ERR_FAILED',
    fromDiskCache: true,
    fetchedViaServiceWorker: true,
    body: '',
  });
});

test('knows a preflight by its type in Chromium and by its header in Firefox', () => {
  expect(read(entry({ _resourceType: 'preflight' }))?.isPreflight).toBe(true);
  const request = {
    method: 'OPTIONS',
    url: 'https://api.shop.test/',
    headers: [{ name: 'Access-Control-Request-Method', value: 'PUT' }],
  };
  expect(read(entry({ _resourceType: undefined, request }))?.isPreflight).toBe(true);
  expect(read(entry())?.isPreflight).toBe(false);
});

describe('the stack', () => {
  test('goes on with what led to the call', () => {
    const stack = {
      callFrames: [],
      parent: { description: 'Image', callFrames: [frame], parent: { callFrames: [frame] } },
    };
    expect(read(entry({ initiator: { type: 'script', stack } }))?.stack).toEqual([kept, kept]);
  });

  test('of an element in the document is its place there', () => {
    const initiator = { type: 'parser', url: 'https://app.shop.test/', lineNumber: 12 };
    expect(read(entry({ initiator }))?.stack).toEqual([
      { functionName: '', url: 'https://app.shop.test/', lineNumber: 12, columnNumber: 0 },
    ]);
  });

  test('is cut to 20 frames, however long the stack or its chain', () => {
    const long = { callFrames: Array.from({ length: 1000 }, () => frame) };
    expect(read(entry({ initiator: { type: 'script', stack: long } }))?.stack).toHaveLength(20);
    let chain: object = {};
    for (let depth = 0; depth < 50_000; depth++) chain = { callFrames: depth % 2 === 0 ? [] : [frame], parent: chain };
    expect(read(entry({ initiator: { type: 'script', stack: chain } }))?.stack.length).toBeLessThanOrEqual(20);
  });
});

describe('of no use is', () => {
  const of = (headers: readonly (readonly [string, string])[], more: object = {}) => read(entry({ headers, ...more }));

  test.each([
    ['a request that the browser calls same-origin', of([['sec-fetch-site', 'same-origin']])],
    ['a request to the origin of its own page', of([['Referer', 'https://api.shop.test/page']])],
    ['a document', of([], { _resourceType: 'document' })],
    ['an address of data', of([], { url: 'data:text/plain,a' })],
    ['an address longer than any', of([], { url: `https://api.shop.test/${'a'.repeat(10_000)}` })],
    ['an entry without a time', of([], { startedDateTime: 'yesterday' })],
    ['nothing', read(null)],
    ['text', read('entry')],
    ['an empty object', read({})],
  ])('%s', (_, result) => {
    expect(result).toBeNull();
  });

  test('but not a redirect of the page’s own origin to another', () => {
    expect(of([['sec-fetch-site', 'same-origin']], { response: { status: 302 } })).not.toBeNull();
  });

  test('nor a request to another origin', () => {
    expect(of([['sec-fetch-site', 'same-site']])).not.toBeNull();
    expect(of([['Origin', 'https://app.shop.test']])).not.toBeNull();
    expect(of([['Origin', 'null']])).not.toBeNull();
  });
});

describe('the body', () => {
  test('is asked for where an error came through, and not where the browser keeps none', () => {
    expect(hasErrorBody(entry({ response: { status: 413 } }))).toBe(true);
    expect(hasErrorBody(entry({ response: { status: 413, _error: 'net::ERR_FAILED' } }))).toBe(false);
    expect(hasErrorBody(entry())).toBe(false);
  });

  test('is cut to 2,048 characters; what is no text is left out', () => {
    const without = read(entry());
    if (without === null) throw new Error('unread');
    expect(withBody(without, 'a'.repeat(10_000)).body).toHaveLength(2048);
    expect(withBody(without, null)).toBe(without);
    expect(withBody(without, { length: 1 })).toBe(without);
  });
});

test('fields of other types than expected are read as absent, and long ones cut', () => {
  const odd = entry({
    initiator: {
      type: 'script',
      stack: { callFrames: [null, 1, { functionName: {}, url: 'u'.repeat(9999), lineNumber: '1' }] },
    },
    response: { status: '413', _error: 'e'.repeat(9999), _fetchedViaServiceWorker: 'yes' },
  });
  expect(read(odd)).toMatchObject({ fetchedViaServiceWorker: false });
  expect(read(odd)?.error).toHaveLength(256);
  expect(read(odd)?.stack.map((each) => each.url.length)).toEqual([0, 0, 2048]);
});
