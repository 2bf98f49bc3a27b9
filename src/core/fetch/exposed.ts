import type { Credentials, HeaderLines } from '../exchange.ts';
import { lowerCase, tokenList } from '../http/list.ts';

/** Fetch, "CORS-safelisted response-header name". */
const SAFELISTED: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

/**
 * Which headers of an answer from another origin a script may read once CORS lets it (Fetch, "CORS-exposed header-name
 * list"), as a test of lower-case names. Without credentials `*` exposes all; with them it is a name like any other.
 */
export function readableHeaders(headers: HeaderLines, credentials: Credentials): (name: string) => boolean {
  const listed = tokenList(headers, 'access-control-expose-headers');
  const tokens = listed === null || 'malformed' in listed ? [] : listed.tokens;
  const exposed = lowerCase(tokens);
  const all = exposed.has('*') && credentials !== 'include';
  return (name) => name !== 'set-cookie' && (all || exposed.has(name) || SAFELISTED.has(name));
}
