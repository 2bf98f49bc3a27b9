// What the probe uses of the page's own world, taken before the first script of the page can change it.

export const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, has, ownKeys } = Reflect;
export const readProperty = Reflect.get;
export const NativeURL = URL;
export const { stringify } = JSON;
export const { now } = Date;

/** Reads an accessor of the platform, past whatever the page has put over it; throws for an object of another kind. */
export function readerOf(owner: { readonly prototype: object }, name: string): (of: unknown) => unknown {
  const get = getOwnPropertyDescriptor(owner.prototype, name)?.get;
  return (of) => {
    if (get === undefined) throw new TypeError(name);
    return apply(get, of, []);
  };
}

export const requestPrototype: object = Request.prototype;
export const readRequest = {
  url: readerOf(Request, 'url'),
  method: readerOf(Request, 'method'),
  mode: readerOf(Request, 'mode'),
  credentials: readerOf(Request, 'credentials'),
  redirect: readerOf(Request, 'redirect'),
} as const;
export const readHref = readerOf(URL, 'href');
