import type { FailureKind } from '../verdict.ts';
import { allowCredentialsInvalid } from './allow-credentials-invalid.ts';
import { allowCredentialsMissing } from './allow-credentials-missing.ts';
import { allowHeadersUnparsable } from './allow-headers-unparsable.ts';
import { allowMethodsUnparsable } from './allow-methods-unparsable.ts';
import { allowOriginInvalid } from './allow-origin-invalid.ts';
import { allowOriginMismatch } from './allow-origin-mismatch.ts';
import { allowOriginMissing } from './allow-origin-missing.ts';
import { allowOriginMultiple } from './allow-origin-multiple.ts';
import { wildcardWithCredentials } from './allow-origin-wildcard-with-credentials.ts';
import { localNetworkInsecureContext } from './local-network-insecure-context.ts';
import { localNetworkPermissionDenied } from './local-network-permission-denied.ts';
import { opaqueOriginNotAllowed } from './opaque-origin-not-allowed.ts';
import { preflightHeaderNotAllowed } from './preflight-header-not-allowed.ts';
import { preflightMethodNotAllowed } from './preflight-method-not-allowed.ts';
import { preflightRedirect } from './preflight-redirect.ts';
import { preflightStatusNotOk } from './preflight-status-not-ok.ts';
import { redirectCredentialsInUrl } from './redirect-credentials-in-url.ts';
import { redirectTaintedOrigin } from './redirect-tainted-origin.ts';
import type { Rule } from './types.ts';

/** The rule that explains each kind of failure: a kind without one does not compile. */
const RULES: Readonly<Record<FailureKind, Rule>> = {
  'origin-missing': allowOriginMissing,
  'origin-multiple': allowOriginMultiple,
  'origin-invalid': allowOriginInvalid,
  'origin-mismatch': allowOriginMismatch,
  'origin-opaque': opaqueOriginNotAllowed,
  'origin-tainted': redirectTaintedOrigin,
  'wildcard-with-credentials': wildcardWithCredentials,
  'credentials-missing': allowCredentialsMissing,
  'credentials-invalid': allowCredentialsInvalid,
  'preflight-redirect': preflightRedirect,
  'preflight-status': preflightStatusNotOk,
  'methods-unparsable': allowMethodsUnparsable,
  'headers-unparsable': allowHeadersUnparsable,
  'method-not-listed': preflightMethodNotAllowed,
  'header-not-listed': preflightHeaderNotAllowed,
  'redirect-userinfo': redirectCredentialsInUrl,
  'local-network-denied': localNetworkPermissionDenied,
  'local-network-insecure': localNetworkInsecureContext,
};

export const ruleOf = (kind: FailureKind): Rule => RULES[kind];

export const rules: readonly Rule[] = Object.values(RULES);
