// In a worker that the probe started: every address goes by the page's script, and the worker shows that as its own.
import {
  apply,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeURL,
  ownKeys,
  readProperty,
  readRequest,
} from './natives.ts';
import { placeOf, wrap } from './wrap.ts';

type Resolve = (given: unknown) => unknown;

function isRequest(given: unknown): boolean {
  try {
    return typeof readRequest.url(given) === 'string';
  } catch {
    return false;
  }
}

const asText: (given: unknown) => string = String;

/** An argument as the platform is to see it. The page's own objects give their text when the platform asks them for it. */
export function resolver(script: string): Resolve {
  const absolute = (text: string): string => {
    try {
      return new NativeURL(text, script).href;
    } catch {
      // The platform's own words for it.
      return text;
    }
  };
  return (given) => {
    if (typeof given === 'symbol' || isRequest(given)) return given;
    if (typeof given === 'function' || (typeof given === 'object' && given !== null))
      return { toString: () => absolute(asText(given)) };
    return absolute(asText(given));
  };
}

/**
 * Options whose referrer goes by the page's script, too.
 * @param usual what stands for the worker's own address: a script that is no file of the web has none
 */
function referring(init: unknown, usual: string | undefined, resolve: Resolve): unknown {
  if (usual !== undefined && (init === undefined || init === null)) return { referrer: usual };
  if (typeof init !== 'object' || init === null) return init;
  return new Proxy(init, {
    get(options, name) {
      const value: unknown = readProperty(options, name);
      if (name !== 'referrer' || value === '') return value;
      return value === undefined || value === 'about:client' ? usual : resolve(value);
    },
  });
}

const mapped = (given: readonly unknown[], places: readonly number[], resolve: Resolve): unknown[] =>
  given.map((one, place) => (places.includes(place) ? resolve(one) : one));

function requesting(given: readonly unknown[], script: string, resolve: Resolve): unknown[] {
  const [input, init, ...others] = given;
  if (given.length === 0) return [];
  // A Request has a referrer already, which options would take away.
  const usual = isRequest(input) ? undefined : script;
  return [resolve(input), referring(init, usual, resolve), ...others];
}

/** Functions whose first argument is an address, and where they are; not all workers have all of them. */
const FUNCTIONS = [
  ['Cache', 'add'],
  ['Cache', 'delete'],
  ['Cache', 'keys'],
  ['Cache', 'match'],
  ['Cache', 'matchAll'],
  ['Cache', 'put'],
  ['CacheStorage', 'match'],
] as const;
const CLASSES = ['EventSource', 'WebSocket', 'WebSocketStream', 'Worker'] as const;

function prototypeOf(name: string): object | undefined {
  const owner: unknown = getOwnPropertyDescriptor(globalThis, name)?.value;
  return typeof owner === 'function' ? owner.prototype : undefined;
}

const calling = (change: (given: unknown[]) => unknown[]): ProxyHandler<(...args: unknown[]) => object> => ({
  apply: (target, self, given) => apply(target, self, change(given)),
});
const making = (change: (given: unknown[]) => unknown[]): ProxyHandler<(...args: unknown[]) => object> => ({
  construct: (target, given, newTarget) => construct(target, change(given), newTarget),
});

export function rebase(script: string): void {
  const resolve = resolver(script);
  const first = (given: readonly unknown[]): unknown[] => mapped(given, [0], resolve);
  wrap(
    calling((given) => requesting(given, script, resolve)),
    placeOf('fetch'),
  );
  wrap(
    making((given) => requesting(given, script, resolve)),
    placeOf('Request'),
    [Request.prototype, 'constructor'],
  );
  wrap(
    calling((given) => mapped(given, [1], resolve)),
    [XMLHttpRequest.prototype, 'open'],
  );
  wrap(
    calling((given) => given.map(resolve)),
    placeOf('importScripts'),
  );
  wrap(calling(first), [Response, 'redirect']);
  for (const [owner, name] of FUNCTIONS) {
    const prototype = prototypeOf(owner);
    if (prototype !== undefined) wrap(calling(first), [prototype, name]);
  }
  for (const name of CLASSES) {
    const prototype = prototypeOf(name);
    if (prototype !== undefined) wrap(making(first), placeOf(name), [prototype, 'constructor']);
  }
  rebaseLocation(script);
  show(Request.prototype, 'referrer', (_request, referrer) => (referrer === script ? 'about:client' : referrer));
}

/** `self.location` stays the object that it is, and shows the page's script. */
function rebaseLocation(script: string): void {
  const { location } = globalThis;
  const url = new NativeURL(script);
  const prototype = prototypeOf('WorkerLocation') ?? {};
  for (const name of ownKeys(prototype)) {
    const value: unknown = name === 'toString' ? url.href : readProperty(url, name);
    show(prototype, name, (self, shown) => (self === location ? value : shown));
  }
}

/** Has an accessor, or `toString`, give something else than the platform does. */
function show(owner: object, name: string | symbol, seen: (self: unknown, shown: unknown) => unknown): void {
  const own = getOwnPropertyDescriptor(owner, name);
  const handler = {
    apply: (target: (...args: unknown[]) => object, self: unknown, given: unknown[]): unknown =>
      seen(self, apply(target, self, given)),
  };
  if (own?.get !== undefined) defineProperty(owner, name, { ...own, get: new Proxy(own.get, handler) });
  else if (name === 'toString') wrap(handler, [owner, name]);
}
