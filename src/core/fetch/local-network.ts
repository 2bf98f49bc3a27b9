import type { Exchange } from '../exchange.ts';
import { isTrustworthy, originOf } from '../http/origin.ts';
import type { Failure } from '../verdict.ts';
import { failureAt } from './failure.ts';

const LNA_ERROR = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';

/**
 * Local Network Access (WICG): Chromium reports it as a CORS error of the request, whatever its mode. Only its error
 * string tells; on a preflight it is the generic ERR_FAILED (measured) and only DevTools name it.
 */
export function localNetworkFailure(exchange: Exchange): Failure | null {
  const { legs, devtools } = exchange;
  const index =
    devtools?.preflightError === LNA_ERROR
      ? legs.findLastIndex(({ role }) => role === 'preflight')
      : legs.findIndex(({ error }) => error === LNA_ERROR);
  const leg = legs[index];
  if (leg === undefined) return null;
  const { pageOrigin } = exchange;
  const secure = isTrustworthy(pageOrigin);
  const finding = {
    kind: secure ? ('local-network-denied' as const) : ('local-network-insecure' as const),
    chromium: secure ? 'LocalNetworkAccessPermissionDenied' : 'InsecureLocalNetwork',
    firefox: null,
    header: null,
    found: originOf(leg.url),
    needed: null,
    onlyWith: null,
  };
  const stage = leg.role === 'preflight' ? 'preflight' : 'response';
  return failureAt({ stage, leg, index, origin: pageOrigin, pageOrigin }, finding);
}
