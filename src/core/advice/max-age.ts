import type { Browser, Exchange } from '../exchange.ts';
import { WITHOUT_MAX_AGE } from '../fetch/preflight-cache.ts';
import { combined } from '../http/headers.ts';
import { isOk } from '../http/status.ts';

export interface MaxAge {
  /** Index of the preflight's leg. */
  readonly leg: number;
  readonly url: string;
  /** The header as sent; `null` when absent. */
  readonly found: string | null;
  /** Seconds that it asks for, as this browser reads it. */
  readonly seconds: number;
}

/** What the first preflight of an exchange that passed says of its own lifetime; `null` when none was sent. */
export function maxAgeOf({ legs, browser }: Exchange): MaxAge | null {
  const leg = legs.findIndex(
    ({ role, response }) => role === 'preflight' && response !== null && isOk(response.status),
  );
  const { url = '', response = null } = legs[leg] ?? {};
  if (response === null) return null;
  const found = combined(response.headers, 'access-control-max-age');
  return { leg, url, found, seconds: secondsOf(found, browser) };
}

/** Firefox keeps nothing for a value that is no number; the others fall back to 5 seconds, and to 0 below zero. */
function secondsOf(found: string | null, browser: Browser): number {
  if (found === null || found === '') return WITHOUT_MAX_AGE;
  if (/^\d+$/.test(found)) return Number(found);
  return browser === 'firefox' || /^-\d+$/.test(found) ? 0 : WITHOUT_MAX_AGE;
}
