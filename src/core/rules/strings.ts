// The English of every rule. Apart from the rules, so that a context that has _locales leaves it out.
import type { Catalog } from '../text/message.ts';
import { catalogOf, keyOf, merged } from '../text/strings.ts';
import type { RuleId } from '../verdict.ts';
import { allowCredentialsInvalidStrings } from './allow-credentials-invalid.ts';
import { allowCredentialsMissingStrings } from './allow-credentials-missing.ts';
import { allowHeadersUnparsableStrings } from './allow-headers-unparsable.ts';
import { allowMethodsUnparsableStrings } from './allow-methods-unparsable.ts';
import { allowOriginInvalidStrings } from './allow-origin-invalid.ts';
import { allowOriginMismatchStrings } from './allow-origin-mismatch.ts';
import { allowOriginMissingStrings } from './allow-origin-missing.ts';
import { allowOriginMultipleStrings } from './allow-origin-multiple.ts';
import { wildcardWithCredentialsStrings } from './allow-origin-wildcard-with-credentials.ts';
import { localNetworkInsecureContextStrings } from './local-network-insecure-context.ts';
import { localNetworkPermissionDeniedStrings } from './local-network-permission-denied.ts';
import { opaqueOriginNotAllowedStrings } from './opaque-origin-not-allowed.ts';
import { preflightHeaderNotAllowedStrings } from './preflight-header-not-allowed.ts';
import { preflightMethodNotAllowedStrings } from './preflight-method-not-allowed.ts';
import { preflightRedirectStrings } from './preflight-redirect.ts';
import { preflightStatusNotOkStrings } from './preflight-status-not-ok.ts';
import { redirectCredentialsInUrlStrings } from './redirect-credentials-in-url.ts';
import { redirectTaintedOriginStrings } from './redirect-tainted-origin.ts';
import type { RuleStrings } from './types.ts';

const STRINGS: Readonly<Record<RuleId, RuleStrings>> = {
  'allow-origin-missing': allowOriginMissingStrings,
  'allow-origin-multiple': allowOriginMultipleStrings,
  'allow-origin-invalid': allowOriginInvalidStrings,
  'allow-origin-mismatch': allowOriginMismatchStrings,
  'opaque-origin-not-allowed': opaqueOriginNotAllowedStrings,
  'redirect-tainted-origin': redirectTaintedOriginStrings,
  'allow-origin-wildcard-with-credentials': wildcardWithCredentialsStrings,
  'allow-credentials-missing': allowCredentialsMissingStrings,
  'allow-credentials-invalid': allowCredentialsInvalidStrings,
  'preflight-redirect': preflightRedirectStrings,
  'preflight-status-not-ok': preflightStatusNotOkStrings,
  'allow-methods-unparsable': allowMethodsUnparsableStrings,
  'allow-headers-unparsable': allowHeadersUnparsableStrings,
  'preflight-method-not-allowed': preflightMethodNotAllowedStrings,
  'preflight-header-not-allowed': preflightHeaderNotAllowedStrings,
  'redirect-credentials-in-url': redirectCredentialsInUrlStrings,
  'local-network-permission-denied': localNetworkPermissionDeniedStrings,
  'local-network-insecure-context': localNetworkInsecureContextStrings,
};

/** English for every rule and variant. */
export const ruleStrings: Catalog = merged(
  Object.entries(STRINGS).map(([id, strings]) => catalogOf(keyOf('rule', id), { ...strings })),
);
