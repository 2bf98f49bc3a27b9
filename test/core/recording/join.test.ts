import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/core/index.ts';
import { type Call, readCall } from '../../../src/core/recording/call.ts';
import type { Details, EventName, WebRequestEvent } from '../../../src/core/recording/events.ts';
import { createFold, type Fold } from '../../../src/core/recording/fold.ts';

const START = 1_700_000_000_000;
const ADDRESS = 'https://api.shop.test/x';
const caller = { tabId: 7, frameId: 0, documentId: 'D' };

interface Asked {
  readonly id?: string;
  readonly method?: string;
  readonly url?: string;
  /** Milliseconds after the start. */
  readonly at?: number;
}

function event(
  name: EventName,
  { id = '1', method = 'PUT', url = ADDRESS, at = 0 }: Asked,
  rest: Partial<Details> = {},
) {
  const details = {
    ...caller,
    requestId: id,
    url,
    method,
    type: 'xmlhttprequest',
    initiator: 'https://app.shop.test',
    timeStamp: START + at,
    ...rest,
  };
  return { event: name, details } satisfies WebRequestEvent;
}
const begin = (asked: Asked = {}, rest?: Partial<Details>) => event('onBeforeRequest', asked, rest);
const fail = (asked: Asked = {}) => event('onErrorOccurred', asked, { error: 'net::ERR_FAILED' });
const preflight = (asked: Asked = {}) => [
  begin({ ...asked, method: 'OPTIONS' }),
  event(
    'onBeforeSendHeaders',
    { ...asked, method: 'OPTIONS' },
    {
      requestHeaders: [{ name: 'Access-Control-Request-Method', value: asked.method ?? 'PUT' }],
    },
  ),
];

function call(
  credentials: Call['credentials'],
  { at = 0, ...rest }: Partial<Call> & { readonly at?: number } = {},
): Call {
  const facts = { mode: 'cors', redirect: 'follow', stack: '' } as const;
  return { caller, url: ADDRESS, method: 'PUT', ...facts, credentials, time: START + at, ...rest };
}

/** A fold that expects calls, and every exchange as it was shown last. */
function listening(fold: Fold = createFold('chromium')) {
  const shown = new Map<string, Exchange>();
  fold.expectCalls(true);
  const keep = (changes: ReturnType<Fold['push']>): number => {
    for (const { exchange } of changes) shown.set(exchange.id, exchange);
    return changes.length;
  };
  return {
    fold,
    push: (...events: readonly WebRequestEvent[]) => events.reduce((sum, each) => sum + keep(fold.push([each])), 0),
    hear: (...calls: readonly Call[]) => calls.reduce((sum, each) => sum + keep(fold.hear(each)), 0),
    credentials: (...ids: readonly string[]) => ids.map((id) => shown.get(id)?.credentials),
    exchange: (id = '1') => shown.get(id),
  };
}

describe('one call and its request', () => {
  test('the call may be heard of before the request', () => {
    const { hear, push, credentials } = listening();
    hear(call('include'));
    push(begin({ at: 3 }));
    expect(credentials('1')).toEqual(['include']);
  });

  test('the call may be heard of after the request began', () => {
    const { hear, push, credentials } = listening();
    push(begin({ at: 3 }));
    expect(credentials('1')).toEqual(['unknown']);
    hear(call('omit'));
    expect(credentials('1')).toEqual(['omit']);
  });

  test('the call may be heard of after the request has failed: it is shown again', () => {
    const { hear, push, exchange } = listening();
    push(begin({ at: 3 }), ...preflight({ id: 'p', at: 4 }), fail({ at: 5 }));
    expect(hear(call('omit'))).toBe(1);
    expect(exchange()).toMatchObject({ credentials: 'omit', outcome: 'blocked', redirectMode: 'follow' });
  });

  test('what the page tells beside it is kept: redirect mode and stack', () => {
    const { hear, push, exchange } = listening();
    hear(call('omit', { redirect: 'manual', stack: 'at buy (cart.js:3:1)' }));
    push(begin({ at: 3 }));
    expect(exchange()).toMatchObject({ redirectMode: 'manual', stack: 'at buy (cart.js:3:1)' });
  });

  test('an exchange that nobody told of has neither', () => {
    const { push, exchange } = listening();
    push(begin());
    expect(Object.keys(exchange() ?? {})).not.toContain('stack');
    expect(Object.keys(exchange() ?? {})).not.toContain('redirectMode');
  });

  test('a page that asks for http and is lifted to https is understood', () => {
    const { hear, push, credentials } = listening();
    hear(call('include', { url: 'http://api.shop.test/x' }));
    push(begin({ at: 3 }));
    expect(credentials('1')).toEqual(['include']);
  });

  test('a browser without document ids is understood by tab and frame', () => {
    const { hear, push, credentials } = listening();
    hear(call('include', { caller: { ...caller, documentId: null } }));
    push(begin({ at: 3 }, { documentId: undefined }));
    expect(credentials('1')).toEqual(['include']);
  });

  test('a page’s own OPTIONS request is told from its preflight', () => {
    const { hear, push, credentials } = listening();
    hear(call('include', { method: 'OPTIONS' }));
    push(begin({ method: 'OPTIONS', at: 3 }), ...preflight({ id: 'p', method: 'OPTIONS', at: 4 }));
    expect(credentials('1')).toEqual(['include']);
  });

  test.each([
    ['another document', { caller: { ...caller, documentId: 'E' } }],
    ['another address', { url: `${ADDRESS}/y` }],
    ['another method', { method: 'POST' }],
    ['a time too long before', { at: -1001 }],
    ['a time after the request', { at: 10 }],
  ])('a call of %s is no answer', (_what, other) => {
    const { hear, push, credentials } = listening();
    hear(call('include', other));
    push(begin({ at: 3 }));
    expect(credentials('1')).toEqual(['unknown']);
  });

  test.each([
    ['an image', { type: 'image' }],
    ['a service worker’s request', { tabId: -1 }],
  ])('%s is not what a page calls for', (_what, rest) => {
    const { hear, push, credentials } = listening();
    push(begin({ at: 3 }, rest));
    hear(call('include'), call('include', { caller: { ...caller, tabId: -1 } }));
    expect(credentials('1')).toEqual(['unknown']);
  });
});

test('a preflight that is known as one only long after it began is nobody’s call either', () => {
  const { hear, push, credentials } = listening();
  const [first, ...others] = preflight({ id: 'p', at: 4 });
  hear(call('include'));
  push(begin({ at: 3 }), ...(first === undefined ? [] : [first]));
  hear(call('include', { url: `${ADDRESS}/other`, at: 3000 }));
  push(...others);
  expect(credentials('1')).toEqual(['include']);
});

describe('several calls of one address at once', () => {
  const ids = ['1', '2', '3'];
  const told = ['include', 'omit', 'include'] as const;
  const begins = ids.map((id, index) => begin({ id, at: index + 3 }));
  const calls = told.map((credentials, index) => call(credentials, { at: index }));

  test('are joined first in, first out when all calls come first', () => {
    const { hear, push, credentials } = listening();
    hear(...calls);
    push(...begins);
    expect(credentials(...ids)).toEqual(told);
  });

  test('and when all requests come first', () => {
    const { hear, push, credentials } = listening();
    push(...begins);
    hear(...calls);
    expect(credentials(...ids)).toEqual(told);
  });

  test('and when they come in turn, also after some have ended', () => {
    const { hear, push, credentials } = listening();
    for (const [index, each] of begins.entries()) {
      hear(calls[index] ?? call('omit'));
      push(each, fail({ id: ids[index] ?? '', at: index + 4 }));
    }
    expect(credentials(...ids)).toEqual(told);
  });

  test('a call that led to no request leaves all open, where the calls differ', () => {
    const { hear, push, credentials } = listening();
    hear(call('include'), call('omit', { at: 1 }));
    push(begin({ at: 3 }));
    expect(credentials('1')).toEqual(['unknown']);
  });

  test('an answer is taken back when a later call shows that it may be another’s', () => {
    const { hear, push, credentials } = listening();
    hear(call('include'));
    push(begin({ at: 3 }));
    hear(call('omit', { at: 1 }));
    expect(credentials('1')).toEqual(['unknown']);
  });

  test('a call that led to no request changes nothing, where the calls are alike', () => {
    const { hear, push, credentials } = listening();
    hear(call('include', { at: -900 }), call('include'));
    push(begin({ at: 200 }));
    expect(credentials('1')).toEqual(['include']);
  });

  test('a request that no call led to, as a worker’s, leaves all open', () => {
    const { hear, push, credentials } = listening();
    push(begin({ at: 3 }), begin({ id: '2', at: 4 }));
    hear(call('include'));
    expect(credentials('1', '2')).toEqual(['unknown', 'unknown']);
  });

  test('a call without a request is forgotten in time: what comes later is certain again', () => {
    const { hear, push, credentials } = listening();
    hear(call('include'));
    for (const index of [1, 2, 3]) {
      hear(call('omit', { at: index * 1200 }));
      push(begin({ id: `${index}`, at: index * 1200 + 3 }));
    }
    expect(credentials('1', '2', '3')).toEqual(['omit', 'omit', 'omit']);
  });

  test('a page that asks for the same address for hours keeps no trail', () => {
    const { fold, hear, push, credentials } = listening();
    for (let index = 0; index < 500; index++) {
      hear(call(index % 2 === 0 ? 'omit' : 'include', { at: index * 400 }));
      push(begin({ id: `${index}`, at: index * 400 + 3 }), fail({ id: `${index}`, at: index * 400 + 5 }));
    }
    expect(credentials('498', '499')).toEqual(['omit', 'include']);
    expect(JSON.stringify(fold.save()).length).toBeLessThan(2000);
  });
});

describe('a worker of the extension that is killed', () => {
  const again = (fold: Fold) => listening(createFold('chromium', JSON.parse(JSON.stringify(fold.save()))));

  test('knows calls that still wait for their request', () => {
    const before = listening();
    before.hear(call('include'));
    const after = again(before.fold);
    after.push(begin({ at: 3 }));
    expect(after.credentials('1')).toEqual(['include']);
  });

  test('knows requests that ended without their call', () => {
    const before = listening();
    before.push(begin({ at: 3 }), fail({ at: 4 }));
    const after = again(before.fold);
    after.hear(call('include'));
    expect(after.exchange()).toMatchObject({ credentials: 'include', outcome: 'blocked' });
  });

  test('keeps what was told of a request that goes on, however long ago', () => {
    const before = listening();
    before.hear(call('include'));
    before.push(begin({ at: 3 }), begin({ id: '2', url: `${ADDRESS}/other`, at: 9000 }));
    const after = again(before.fold);
    after.push(fail({ at: 9001 }));
    expect(after.credentials('1')).toEqual(['include']);
  });

  test('goes on in turn: what was paired before stays paired', () => {
    const before = listening();
    before.hear(call('include'), call('omit', { at: 1 }));
    before.push(begin({ at: 3 }), begin({ id: '2', at: 4 }), fail({ at: 5 }));
    const after = again(before.fold);
    after.hear(call('include', { at: 10 }));
    after.push(begin({ id: '3', at: 12 }), fail({ id: '2', at: 13 }));
    expect(after.credentials('2', '3')).toEqual(['omit', 'include']);
  });
});

describe('pages that are not asked, and pages that lie', () => {
  test('nothing is joined while nobody expects calls', () => {
    const { fold, hear, push, credentials } = listening();
    fold.expectCalls(false);
    push(begin({ at: 3 }));
    hear(call('include'));
    expect(credentials('1')).toEqual(['unknown']);
    expect(fold.save()).not.toHaveProperty('join');
  });

  test('requests that are under way when the asking begins are answered, too', () => {
    const fold = createFold('chromium');
    fold.push([begin({ at: 3 })]);
    const { hear, credentials } = listening(fold);
    hear(call('include'));
    expect(credentials('1')).toEqual(['include']);
  });

  test('a lie does not stand against what is on the wire', () => {
    const { hear, push, exchange } = listening();
    hear(call('omit', { mode: 'no-cors', method: 'GET' }));
    push(
      begin({ method: 'GET', at: 3 }),
      event(
        'onBeforeSendHeaders',
        { method: 'GET', at: 4 },
        {
          requestHeaders: [
            { name: 'Sec-Fetch-Mode', value: 'cors' },
            { name: 'Cookie', value: 'a=b' },
          ],
        },
      ),
    );
    expect(exchange()).toMatchObject({ credentials: 'include', mode: 'cors' });
  });

  test('where the wire shows no mode, the page’s word makes a request no-cors, and never hides it', () => {
    const { hear, push, exchange } = listening();
    hear(call('omit', { mode: 'no-cors' }), call('omit', { mode: 'same-origin', method: 'POST' }));
    push(begin({ at: 3 }), begin({ id: '2', method: 'POST', at: 4 }));
    expect([exchange('1')?.mode, exchange('2')?.mode]).toEqual(['no-cors', 'cors']);
  });

  test('a page that calls without end makes us keep a thousand calls at most', () => {
    const { fold, hear } = listening();
    for (let index = 0; index < 3000; index++) hear(call('omit', { url: `${ADDRESS}/${index}` }));
    expect(fold.save().join?.calls.length).toBeLessThanOrEqual(1000);
    for (let index = 0; index < 3000; index++) hear(call('omit'));
    expect(fold.save().join?.calls.length).toBeLessThanOrEqual(1001);
  });
});

describe('a report', () => {
  const report = {
    url: ADDRESS,
    method: 'PUT',
    mode: 'cors',
    credentials: 'include',
    redirect: 'follow',
    stack: 'at buy (cart.js:3:1)',
    time: START,
  };

  test('of the right shape is a call', () => {
    expect(readCall(report, caller, START + 5)).toEqual({ ...report, caller });
  });

  test('cannot choose who made the call', () => {
    expect(readCall({ ...report, caller: { tabId: 1 } }, caller, START)?.caller).toEqual(caller);
  });

  test.each([
    ['no object', 'include'],
    ['nothing', null],
    ['empty', {}],
    ['an unknown mode', { ...report, mode: 'navigate' }],
    ['an unknown credentials mode', { ...report, credentials: 'same-origin' }],
    ['an unknown redirect mode', { ...report, redirect: 1 }],
    ['an address that is no web address', { ...report, url: 'javascript:alert(1)' }],
    ['an address that is no text', { ...report, url: [ADDRESS] }],
    ['an address without end', { ...report, url: `${ADDRESS}/${'x'.repeat(4096)}` }],
    ['a method that is no token', { ...report, method: 'PUT\n' }],
    ['a method that is no text', { ...report, method: 7 }],
    ['a method without end', { ...report, method: 'X'.repeat(65) }],
    ['a stack without end', { ...report, stack: 'x'.repeat(2049) }],
    ['a stack that is no text', { ...report, stack: {} }],
    ['a time that is no number', { ...report, time: '1' }],
    ['no time at all', { ...report, time: Number.NaN }],
    ['a time long ago', { ...report, time: START - 10_001 }],
    ['a time to come', { ...report, time: START + 101 }],
  ])('with %s is not taken in', (_what, forged) => {
    expect(readCall(forged, caller, START)).toBeNull();
  });
});

describe('an element that failed to load', () => {
  const image = { type: 'image' } as const;
  const load = { method: 'GET' } as const;
  const failed = (credentials: Call['credentials'], at: number) =>
    call(credentials, { at, method: 'GET', ofElement: true });

  test('tells of its request, however long that took', () => {
    const { hear, push, credentials } = listening();
    push(begin(load, image), fail({ ...load, at: 9000 }));
    expect(credentials('1')).toEqual(['unknown']);
    hear(failed('include', 9003));
    expect(credentials('1')).toEqual(['include']);
  });

  test('may tell before the request is seen to end', () => {
    const { hear, push, credentials } = listening();
    push(begin(load, image));
    hear(failed('omit', 8999));
    push(fail({ ...load, at: 9000 }));
    expect(credentials('1')).toEqual(['omit']);
  });

  test('does not tell of a call to the same address, nor a call of it', () => {
    const { hear, push, credentials } = listening();
    push(begin(load), begin({ ...load, id: '2' }, image), fail({ ...load, id: '2', at: 5 }));
    hear(failed('include', 6), call('omit', { method: 'GET' }));
    expect(credentials('1', '2')).toEqual(['omit', 'include']);
  });

  test('tells nothing of a request that failed long before', () => {
    const { hear, push, credentials } = listening();
    push(begin(load, image), fail({ ...load, at: 5 }));
    hear(failed('include', 1100));
    expect(credentials('1')).toEqual(['unknown']);
  });

  test('of two that asked differently, each tells of its own in turn', () => {
    const { hear, push, credentials } = listening();
    push(begin(load, image), begin({ ...load, id: '2' }, image));
    push(fail({ ...load, at: 5 }), fail({ ...load, id: '2', at: 6 }));
    hear(failed('include', 7));
    expect(credentials('1', '2')).toEqual(['unknown', 'unknown']);
    hear(failed('omit', 7));
    expect(credentials('1', '2')).toEqual(['include', 'omit']);
  });

  test('is understood when the recorder was stopped in between', () => {
    const { fold, push } = listening();
    push(begin(load, image), fail({ ...load, at: 5 }));
    const { hear, credentials } = listening(createFold('chromium', structuredClone(fold.save())));
    hear(failed('include', 6));
    expect(credentials('1')).toEqual(['include']);
  });
});
