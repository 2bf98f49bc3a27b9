import { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } from './natives.ts';

/** A property: whose, and its name. */
type Place = readonly [owner: object, name: string];

/** A function of the global scope: in a page its own, in a worker inherited. */
export function placeOf(name: string): Place {
  for (let owner: object | null = globalThis; owner !== null; owner = getPrototypeOf(owner)) {
    if (getOwnPropertyDescriptor(owner, name) !== undefined) return [owner, name];
  }
  return [globalThis, name];
}
type Handler = ProxyHandler<(...args: unknown[]) => object>;

/**
 * Puts a proxy in the place of a function of the platform, and in all other places where it can be reached. Name, length,
 * prototype and text stay those of the function.
 * @returns what puts the function back, where the page has not put another one in its place since
 */
export function wrap(handler: Handler, first: Place, ...others: readonly Place[]): () => void {
  const original = getOwnPropertyDescriptor(...first);
  if (typeof original?.value !== 'function' || original.configurable !== true) return () => {};
  const wrapped: unknown = new Proxy(original.value, handler);
  const undo = [first, ...others].map(([owner, name]) => put(owner, name, wrapped));
  return () => {
    for (const each of undo) each();
  };
}

function put(owner: object, name: string, value: unknown): () => void {
  const own = getOwnPropertyDescriptor(owner, name);
  if (own === undefined) return () => {};
  defineProperty(owner, name, { ...own, value });
  return () => {
    if (getOwnPropertyDescriptor(owner, name)?.value === value) defineProperty(owner, name, own);
  };
}
