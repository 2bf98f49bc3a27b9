import type { Browser, LegResponse } from '../exchange.ts';
import { lines } from './headers.ts';
import { parseUrl } from './url.ts';

/** Fetch, "ok status". */
export const isOk = (status: number): boolean => status >= 200 && status <= 299;

/** Fetch, "redirect status". */
export const isRedirect = (status: number): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

/**
 * Where a response redirects to, absolute and with the fragment that it names; `null` when it does not, or to nothing
 * parsable. An empty `Location` is none, except in Firefox, where it leads to the same address (measured of a preflight).
 */
export function redirectTarget(response: LegResponse, url: string, browser: Browser = 'chromium'): URL | null {
  const location = locationOf(response) ?? (browser === 'firefox' ? emptyLocation(response) : null);
  return location === null ? null : parseUrl(location, url);
}

/** The method behind a redirect (Fetch, "HTTP-redirect fetch", step 12). */
export function methodBehind(status: number, method: string): string {
  const turns = status === 303 ? method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST';
  return turns ? 'GET' : method;
}

/** The `Location` of a redirect that is no address; `null` for every other response. */
export function brokenLocation(response: LegResponse, url: string): string | null {
  const location = locationOf(response);
  return location === null || parseUrl(location, url) !== null ? null : location;
}

const emptyLocation = ({ status, headers }: LegResponse): '' | null =>
  isRedirect(status) && lines(headers, 'location').includes('') ? '' : null;

function locationOf({ status, headers }: LegResponse): string | null {
  if (!isRedirect(status)) return null;
  return lines(headers, 'location').find((value) => value !== '') ?? null;
}
