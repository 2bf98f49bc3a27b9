import { describe, expect, test } from 'vitest';
import { addressOf, factsOfFetch, factsOfXhr } from '../../src/probe/facts.ts';

const base = 'https://app.shop.test/cart/index.html';
const usual = { method: 'GET', mode: 'cors', credentials: 'omit', redirect: 'follow' };

describe('an address', () => {
  test.each([
    ['https://api.shop.test/x#part', 'https://api.shop.test/x'],
    ['items?id=1', 'https://app.shop.test/cart/items?id=1'],
    ['//api.shop.test', 'https://api.shop.test/'],
    [new URL('https://api.shop.test/x#part'), 'https://api.shop.test/x'],
    [undefined, 'https://app.shop.test/cart/undefined'],
    [null, 'https://app.shop.test/cart/null'],
    [17, 'https://app.shop.test/cart/17'],
  ])('%s is resolved as the browser does', (input, expected) => {
    expect(addressOf(input, base)).toBe(expected);
  });

  test.each([['data:text/plain,x'], ['blob:https://app.shop.test/1'], ['http://['], [Symbol('x')]])(
    '%s is none of the web',
    (input) => {
      expect(addressOf(input, base)).toBeNull();
    },
  );

  test('an object that would have to be asked for its text is left alone', () => {
    let asked = 0;
    const input = { toString: () => `${(asked += 1)}` };
    expect([addressOf(input, base), addressOf(() => 1, base), asked]).toEqual([null, null, 0]);
  });
});

describe('a call of fetch', () => {
  const url = 'https://api.shop.test/x';

  test.each([[undefined], [null], [{}], ['text'], [{ method: undefined, credentials: undefined }]])(
    'with %j as options asks for what is usual',
    (init) => {
      expect(factsOfFetch(url, init, base)).toEqual({ url, ...usual });
    },
  );

  test.each([
    [{ credentials: 'include' }, { credentials: 'include' }],
    [{ credentials: 'same-origin' }, {}],
    [{ credentials: 'omit' }, {}],
    [{ mode: 'no-cors' }, { mode: 'no-cors' }],
    [{ mode: 'same-origin' }, { mode: 'same-origin' }],
    [{ redirect: 'manual' }, { redirect: 'manual' }],
    [{ redirect: 'error' }, { redirect: 'error' }],
    [{ method: 'delete' }, { method: 'DELETE' }],
    [{ method: 'patch' }, { method: 'patch' }],
    [Object.create({ method: 'PUT' }), { method: 'PUT' }],
  ])('with %j as options', (init, expected) => {
    expect(factsOfFetch(url, init, base)).toEqual({ url, ...usual, ...expected });
  });

  test('a Request says it itself, and its options come first', () => {
    const request = new Request(`${url}#part`, {
      method: 'POST',
      credentials: 'include',
      redirect: 'error',
      body: 'x',
    });
    expect(factsOfFetch(request, undefined, base)).toEqual({
      ...usual,
      url,
      method: 'POST',
      credentials: 'include',
      redirect: 'error',
    });
    expect(factsOfFetch(request, { credentials: 'omit', method: 'put' }, base)).toMatchObject({
      method: 'PUT',
      credentials: 'omit',
    });
    expect(request.bodyUsed).toBe(false);
  });

  test('a Request may stand for the options', () => {
    const init = new Request(base, { method: 'PUT', credentials: 'include' });
    expect(factsOfFetch(url, init, base)).toMatchObject({ url, method: 'PUT', credentials: 'include' });
  });

  test('a Request that lies in properties of its own is read as the browser reads it', () => {
    const request = new Request(url, { credentials: 'include' });
    Object.defineProperty(request, 'credentials', { value: 'omit' });
    expect(factsOfFetch(request, undefined, base)).toMatchObject({ credentials: 'include' });
  });

  test.each([
    [{ credentials: 'yes' }],
    [{ credentials: null }],
    [{ method: null }],
    [{ method: { toString: () => 'PUT' } }],
    [{ mode: 'navigate' }],
    [{ redirect: new String('follow') }],
  ])('what the browser refuses, or would have to convert, is not told: %j', (init) => {
    expect(factsOfFetch(url, init, base)).toBeNull();
  });

  test('a getter of the page is never run', () => {
    let runs = 0;
    const init = {
      get credentials() {
        runs += 1;
        return 'include';
      },
    };
    expect([factsOfFetch(url, init, base), runs]).toEqual([null, 0]);
  });

  test('an object that throws at every touch does no harm', () => {
    const init = new Proxy(
      {},
      {
        getOwnPropertyDescriptor() {
          throw new Error('mine');
        },
      },
    );
    expect(factsOfFetch(url, init, base)).toBeNull();
  });

  test('an address that is none is not told', () => {
    expect(factsOfFetch('http://[', {}, base)).toBeNull();
  });
});

test('an XMLHttpRequest includes credentials only when it is told to', () => {
  expect(factsOfXhr('https://api.shop.test/', 'PUT', true)).toMatchObject({ method: 'PUT', credentials: 'include' });
  expect(factsOfXhr('https://api.shop.test/', 'PUT', undefined)).toMatchObject({ mode: 'cors', credentials: 'omit' });
});
