import { parseUrl } from './url.ts';

/**
 * An http(s) URL whose origin stands in it as it is: lower-case host with a name as its last label (no number, which may be
 * an IPv4 address in another form), no punycode to validate, a port without leading zeros. At most as many labels as DNS
 * has: without a limit millions of them would exhaust the stack.
 */
const PLAIN = /https?:\/\/(?:[a-z0-9-]+\.){0,126}[a-z][a-z0-9-]*(?::[1-9]\d{0,3})?(?=[/?#]|$)/y;

/** ASCII serialization of a URL's origin (HTML, "serialization of an origin"); `null` when opaque or not a URL. */
export function originOf(url: string): string {
  return plainOrigin(url) ?? parseUrl(url)?.origin ?? 'null';
}

/** Whether it is an absolute URL. The parser, whose refusal is an exception and slow, is asked only where it decides. */
export const isUrl = (text: string): boolean =>
  text.includes(':') && (plainOrigin(text) !== null || parseUrl(text) !== null);

function plainOrigin(url: string): string | null {
  PLAIN.lastIndex = 0;
  if (!PLAIN.test(url)) return null;
  const origin = url.slice(0, PLAIN.lastIndex);
  return origin.endsWith(':80') || origin.endsWith(':443') || origin.includes('xn--') ? null : origin;
}

/** The host of a URL with its port, for sentences; the whole text when it is no URL. */
export function hostOf(url: string): string {
  const origin = originOf(url);
  const from = origin.indexOf('://');
  return from < 0 ? url : origin.slice(from + 3);
}

/** Same-origin by serialization; an opaque origin is never the same as anything. */
export function sameOrigin(a: string, b: string): boolean {
  return a === b && a !== 'null';
}

/** Whether the origin is potentially trustworthy (Secure Contexts, 3.1), as far as its scheme and host tell. */
export function isTrustworthy(origin: string): boolean {
  const { protocol = '', hostname = '' } = parseUrl(origin) ?? {};
  if (protocol === 'https:' || protocol === 'wss:') return true;
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
