import { hostOf } from '../http/origin.ts';
import type { CauseId, Cause } from '../verdict.ts';
import { aborted } from './aborted.ts';
import { blockedByClient } from './blocked-by-client.ts';
import { errorStatus } from './error-status.ts';
import { networkFailure } from './network-failure.ts';
import { opaqueResponseBlocking } from './opaque-response-blocking.ts';
import { redirectRefused } from './redirect-refused.ts';
import { resourcePolicy } from './resource-policy.ts';
import type { CauseRule, Ending } from './types.ts';
import { unexplainedBlock } from './unexplained-block.ts';

/** In the order in which they are asked: the most specific first. */
const CAUSES: Readonly<Record<CauseId, CauseRule>> = {
  'blocked-by-client': blockedByClient,
  'resource-policy': resourcePolicy,
  'opaque-response-blocking': opaqueResponseBlocking,
  'redirect-refused': redirectRefused,
  aborted,
  'network-failure': networkFailure,
  'error-status': errorStatus,
  'unexplained-block': unexplainedBlock,
};

export const causes: readonly CauseRule[] = Object.values(CAUSES);

/** The first cause that recognises this ending; `null` when none does. */
export function causeOf(ending: Ending): Cause | null {
  const { leg, exchange, index } = ending;
  for (const { id, evidence } of causes) {
    const found = evidence(ending);
    if (found === null) continue;
    const known = {
      url: leg.url,
      host: hostOf(leg.url),
      method: leg.method,
      page: exchange.pageOrigin,
      error: leg.error ?? '',
    };
    return { id, leg: index, values: { ...known, ...found } };
  }
  return null;
}
