// What a message copied from a browser's console says of the request that it is about. The text may be anything.

/** The addresses and the origin that a message names; both empty when it names none. */
export interface NamedRequest {
  /** As the standard serialises them, without fragments: the request's own, and where it was redirected from. */
  readonly urls: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
}

/** An address has no space in it, so that each of these reads a text once; Chromium leaves an apostrophe in a path alone. */
const URLS = [
  // Chromium: Access to fetch at 'U' from origin 'O' has been blocked by CORS policy: … Before the origin may stand where it was redirected from.
  / at '(\S+?)' (?:from origin|\(redirected)/g,
  /\(redirected from\s'(\S+?)'\)/g,
  // Firefox: … disallows reading the remote resource at U. (Reason: …). Safari: Fetch API cannot load U due to …
  / resource at (\S+?)(?:\.? \(| soon\b)/g,
  / cannot load (\S+?)\.? due to /g,
  // The line that Chromium adds below: GET U net::ERR_FAILED 200 (OK)
  /\b[A-Z]+ (\S+) net::ERR_/g,
];
const ORIGINS = [/ from origin '(\S+?)' has been/g, /\bOrigin (\S+) is not allowed by/g];

const found = (text: string, patterns: readonly RegExp[], read: (url: URL) => string): ReadonlySet<string> =>
  new Set(
    patterns
      .flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name))
      // An opaque origin is "null", and what cannot be read as an address says nothing.
      .filter((name) => URL.canParse(name))
      .map((name) => read(new URL(name))),
  );

function withoutFragment(url: URL): string {
  url.hash = '';
  return url.href;
}

/** @param text what somebody pasted, of any length and with anything in it */
export const requestNamed = (text: string): NamedRequest => ({
  urls: found(text, URLS, withoutFragment),
  origins: found(text, ORIGINS, ({ origin }) => origin),
});
