import type { Exchange } from '../exchange.ts';
import { maxAgeSeconds } from '../fetch/preflight-cache.ts';
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
  return { leg, url, found, seconds: maxAgeSeconds(found, browser) };
}
