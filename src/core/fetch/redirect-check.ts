import type { Finding } from './finding.ts';

/**
 * Fetch, "HTTP-redirect fetch", the two steps on userinfo: a URL with a username or a password is refused once the
 * response is tainted "cors", and in cors mode when it leaves the page's origin.
 */
export function redirectCheck(target: URL, pageOrigin: string, tainting: 'basic' | 'cors'): Finding | null {
  if (target.username === '' && target.password === '') return null;
  if (tainting === 'basic' && target.origin === pageOrigin) return null;
  return {
    kind: 'redirect-userinfo',
    chromium: 'RedirectContainsCredentials',
    firefox: null,
    header: 'location',
    found: `${target.origin}${target.pathname}`,
    needed: null,
    onlyWith: null,
    values: { location: `${target.origin}${target.pathname}` },
  };
}
