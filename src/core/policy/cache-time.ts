import { LONGEST, maxAgeSeconds } from '../fetch/preflight-cache.ts';
import { combined } from '../http/headers.ts';
import type { Member } from './member.ts';

/** Seconds for which a browser may still use a preflight of these requests that has passed; 0 when none has. */
export function preflightCacheOf(members: readonly Member[]): number {
  return Math.max(0, ...members.map(cachedFor));
}

function cachedFor({ preflight, failures, exchange }: Member): number {
  const response = preflight?.leg.response ?? null;
  if (response === null || failures.some(({ stage }) => stage === 'preflight')) return 0;
  const maxAge = combined(response.headers, 'access-control-max-age');
  return Math.min(maxAgeSeconds(maxAge, exchange.browser), LONGEST[exchange.browser]);
}
