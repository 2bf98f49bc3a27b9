import { hostOf } from '../http/origin.ts';
import type { Cause, CauseId } from '../verdict.ts';
import { aborted } from './aborted.ts';
import { appRoot } from './app-root.ts';
import { badPort } from './bad-port.ts';
import { blockedByClient } from './blocked-by-client.ts';
import { clientCertificate } from './client-certificate.ts';
import { connectionReset } from './connection-reset.ts';
import { dnsFailure } from './dns-failure.ts';
import { errorStatus } from './error-status.ts';
import { headersEdited } from './headers-edited.ts';
import { httpsRedirect } from './https-redirect.ts';
import { localNetwork } from './local-network.ts';
import { loginRedirect } from './login-redirect.ts';
import { mixedContent } from './mixed-content.ts';
import { networkFailure } from './network-failure.ts';
import { offline } from './offline.ts';
import { opaqueResponseBlocking } from './opaque-response-blocking.ts';
import { redirectRefused } from './redirect-refused.ts';
import { resourcePolicy } from './resource-policy.ts';
import { securityPolicy } from './security-policy.ts';
import { serviceWorker } from './service-worker.ts';
import { timedOut } from './timed-out.ts';
import { tlsFailure } from './tls-failure.ts';
import { twoLayers } from './two-layers.ts';
import type { CauseRule, Ending } from './types.ts';
import { unexplainedBlock } from './unexplained-block.ts';
import { unknownHost } from './unknown-host.ts';

/** In the order in which they are asked: the most specific first. A cause without a rule does not compile. */
const CAUSES: Readonly<Record<CauseId, CauseRule>> = {
  'blocked-by-client': blockedByClient,
  'resource-policy': resourcePolicy,
  'opaque-response-blocking': opaqueResponseBlocking,
  'service-worker': serviceWorker,
  'local-network': localNetwork,
  'mixed-content': mixedContent,
  'security-policy': securityPolicy,
  'bad-port': badPort,
  'dns-failure': dnsFailure,
  'tls-failure': tlsFailure,
  offline,
  'timed-out': timedOut,
  'connection-reset': connectionReset,
  'redirect-refused': redirectRefused,
  aborted,
  'network-failure': networkFailure,
  'headers-edited': headersEdited,
  'two-layers': twoLayers,
  'login-redirect': loginRedirect,
  'https-redirect': httpsRedirect,
  'app-root': appRoot,
  'unknown-host': unknownHost,
  'client-certificate': clientCertificate,
  'error-status': errorStatus,
  'unexplained-block': unexplainedBlock,
};

export const causes: readonly CauseRule[] = Object.values(CAUSES);

/** What the browsers call a cause: the error string of this one where it names a reason, and Firefox's console categories. */
export function causeNames({ id, values }: Cause): { readonly error: string; readonly firefox: readonly string[] } {
  const { error = '' } = values;
  return { error: GENERIC.has(error) ? '' : error, firefox: CAUSES[id].firefox ?? [] };
}

/** What the browsers end a CORS failure with, and much else: it names no reason. */
const GENERIC: ReadonlySet<string | null | undefined> = new Set([
  'net::ERR_FAILED',
  'NS_ERROR_DOM_BAD_URI',
  null,
  undefined,
]);

/** The first cause that recognises this ending; `null` when none does. */
export function causeOf({ exchange, leg, index, failures }: Omit<Ending, 'error'>): Cause | null {
  const before = exchange.legs[index - 1];
  const errors = [exchange.devtools?.error, leg.error, before?.role === 'preflight' ? before.error : null];
  const error = errors.find((one) => !GENERIC.has(one)) ?? null;
  const ending = { exchange, leg, index, failures: failures.filter((failure) => failure.leg === index), error };
  for (const { id, evidence } of causes) {
    const found = evidence(ending);
    if (found === null) continue;
    const { url, method } = leg;
    const known = { url, host: hostOf(url), method, page: exchange.pageOrigin, error: error ?? leg.error ?? '' };
    return { id, leg: index, values: { ...known, ...found } };
  }
  return null;
}
