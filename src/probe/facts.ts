// What a call asks of the browser, read without running a line of the page's own code: no getter, no toString.
import type { CallFacts } from '../core/index.ts';
import {
  getOwnPropertyDescriptor,
  getPrototypeOf,
  NativeURL,
  readHref,
  readRequest,
  requestPrototype,
} from './natives.ts';

/** A call, as far as it decides what the browser asks for. */
export interface CallSeen extends CallFacts {
  /** Absolute, without fragment. */
  readonly url: string;
  readonly method: string;
}

/** Fetch, "normalize a method". */
export const methodOf = (method: string): string =>
  /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;

/** What a native accessor gives; `undefined` for an object of another kind. */
function tried(read: (of: unknown) => unknown, of: unknown): unknown {
  try {
    return read(of);
  } catch {
    return undefined;
  }
}

/** The text of a value that has one without being asked: no object, whose text may be code of the page. */
function textOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      return value === null ? 'null' : null;
    case 'symbol':
    case 'function':
      return null;
  }
}

/**
 * What the browser makes of this argument; `null` where telling would run code of the page, and where it is no address of
 * the web.
 */
export function urlOf(input: unknown, base: string): URL | null {
  const text = textOf(tried(readHref, input) ?? input);
  if (text === null) return null;
  try {
    const url = new NativeURL(text, base);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** The same as text, without its fragment. */
export function addressOf(input: unknown, base: string): string | null {
  const url = urlOf(input, base);
  if (url === null) return null;
  url.hash = '';
  return url.href;
}

type Option = Exclude<keyof typeof readRequest, 'url'>;

/** An option's value where it is plain data, own or inherited, or a Request's. @throws TypeError for the page's accessors */
export function dataOf(init: unknown, name: Option | 'withCredentials' | 'type'): unknown {
  if (typeof init !== 'object') return undefined;
  for (let owner: object | null = init; owner !== null; owner = getPrototypeOf(owner)) {
    const found = getOwnPropertyDescriptor(owner, name);
    if (found === undefined) continue;
    if ('value' in found) return found.value;
    if (owner === requestPrototype && name !== 'withCredentials' && name !== 'type') return readRequest[name](init);
    throw new TypeError(name);
  }
  return undefined;
}

/** @throws TypeError for anything that the browser would refuse, or convert by code of the page */
function choice<T extends string>(value: unknown, [usual, ...others]: readonly [T, ...T[]]): T {
  if (value === undefined || value === usual) return usual;
  const found = others.find((one) => one === value);
  if (found === undefined) throw new TypeError();
  return found;
}

/** What `fetch(input, init)` asks for; `null` where that cannot be told. */
export function factsOfFetch(input: unknown, init: unknown, base: string): CallSeen | null {
  try {
    const isRequest = typeof tried(readRequest.url, input) === 'string';
    const url = addressOf(isRequest ? readRequest.url(input) : input, base);
    const read = (name: Option): unknown => {
      const value = dataOf(init, name);
      return value === undefined && isRequest ? readRequest[name](input) : value;
    };
    const asked = read('method');
    const method = asked === undefined ? 'GET' : asked;
    if (url === null || typeof method !== 'string') return null;
    const credentials = choice(read('credentials'), ['same-origin', 'omit', 'include']);
    return {
      url,
      method: methodOf(method),
      mode: choice(read('mode'), ['cors', 'no-cors', 'same-origin']),
      credentials: credentials === 'include' ? 'include' : 'omit',
      redirect: choice(read('redirect'), ['follow', 'error', 'manual']),
    };
  } catch {
    return null;
  }
}

/** What an XMLHttpRequest or an EventSource asks for: mode and redirects are not the page's choice there. */
export function factsOfXhr(url: string, method: string, withCredentials: unknown): CallSeen {
  const credentials = withCredentials === true ? 'include' : 'omit';
  return { url, method, mode: 'cors', credentials, redirect: 'follow' };
}
