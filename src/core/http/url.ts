/**
 * A URL by the WHATWG parser; `null` when it is none. Not `URL.canParse`: in Node 20 its optimised form refuses valid URLs
 * with letters from U+0080 to U+00FF (seen: `https://élève.test` after a few thousand calls).
 */
export function parseUrl(url: string, base?: string): URL | null {
  try {
    return base === undefined ? new URL(url) : new URL(url, base);
  } catch {
    return null;
  }
}
