// The English of every cause. Apart from the rules, so that a context that has _locales leaves it out.
import type { Catalog } from '../text/message.ts';
import { catalogOf, keyOf, merged } from '../text/strings.ts';
import type { CauseId } from '../verdict.ts';
import { abortedStrings } from './aborted.ts';
import { appRootStrings } from './app-root.ts';
import { badPortStrings } from './bad-port.ts';
import { blockedByClientStrings } from './blocked-by-client.ts';
import { clientCertificateStrings } from './client-certificate.ts';
import { connectionResetStrings } from './connection-reset.ts';
import { dnsFailureStrings } from './dns-failure.ts';
import { errorStatusStrings } from './error-status.ts';
import { headersEditedStrings } from './headers-edited.ts';
import { httpsRedirectStrings } from './https-redirect.ts';
import { localNetworkStrings } from './local-network.ts';
import { loginRedirectStrings } from './login-redirect.ts';
import { mixedContentStrings } from './mixed-content.ts';
import { networkFailureStrings } from './network-failure.ts';
import { offlineStrings } from './offline.ts';
import { opaqueResponseBlockingStrings } from './opaque-response-blocking.ts';
import { redirectRefusedStrings } from './redirect-refused.ts';
import { resourcePolicyStrings } from './resource-policy.ts';
import { securityPolicyStrings } from './security-policy.ts';
import { serviceWorkerStrings } from './service-worker.ts';
import { timedOutStrings } from './timed-out.ts';
import { tlsFailureStrings } from './tls-failure.ts';
import { twoLayersStrings } from './two-layers.ts';
import { unexplainedBlockStrings } from './unexplained-block.ts';
import { unknownHostStrings } from './unknown-host.ts';
import type { CauseStrings } from './types.ts';

const STRINGS: Readonly<Record<CauseId, CauseStrings>> = {
  'blocked-by-client': blockedByClientStrings,
  'resource-policy': resourcePolicyStrings,
  'opaque-response-blocking': opaqueResponseBlockingStrings,
  'service-worker': serviceWorkerStrings,
  'local-network': localNetworkStrings,
  'mixed-content': mixedContentStrings,
  'security-policy': securityPolicyStrings,
  'bad-port': badPortStrings,
  'dns-failure': dnsFailureStrings,
  'tls-failure': tlsFailureStrings,
  offline: offlineStrings,
  'timed-out': timedOutStrings,
  'connection-reset': connectionResetStrings,
  'redirect-refused': redirectRefusedStrings,
  aborted: abortedStrings,
  'network-failure': networkFailureStrings,
  'headers-edited': headersEditedStrings,
  'two-layers': twoLayersStrings,
  'login-redirect': loginRedirectStrings,
  'https-redirect': httpsRedirectStrings,
  'app-root': appRootStrings,
  'unknown-host': unknownHostStrings,
  'client-certificate': clientCertificateStrings,
  'error-status': errorStatusStrings,
  'unexplained-block': unexplainedBlockStrings,
};

/** English for every cause and variant. */
export const causeStrings: Catalog = merged(
  Object.entries(STRINGS).map(([id, strings]) => catalogOf(keyOf('cause', id), strings)),
);
