/** ASCII serialization of a URL's origin (HTML, "serialization of an origin"); `null` when opaque or not a URL. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}

/** Same-origin by serialization; an opaque origin is never the same as anything. */
export function sameOrigin(a: string, b: string): boolean {
  return a === b && a !== 'null';
}

/** Whether the origin is potentially trustworthy (Secure Contexts, 3.1), as far as its scheme and host tell. */
export function isTrustworthy(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:' || protocol === 'wss:') return true;
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
