import type { LegResponse } from '../exchange.ts';
import { lines } from './headers.ts';
import { parseUrl } from './url.ts';

/** Fetch, "ok status". */
export const isOk = (status: number): boolean => status >= 200 && status <= 299;

/** Fetch, "redirect status". */
export const isRedirect = (status: number): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

/** Where a response redirects to, absolute and without fragment; `null` when it does not, or to nothing parsable. */
export function redirectTarget(response: LegResponse, url: string): URL | null {
  if (!isRedirect(response.status)) return null;
  const location = lines(response.headers, 'location')[0];
  return location === undefined ? null : parseUrl(location, url);
}
