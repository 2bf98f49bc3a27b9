// Every situation of the lab, in the order in which a reader meets them.
import { allowHeadersWildcard } from './allow-headers-wildcard.ts';
import { bodyTooLarge } from './body-too-large.ts';
import { corsOff } from './cors-off.ts';
import { credentialsFalse } from './credentials-false.ts';
import { headerNotExposed } from './header-not-exposed.ts';
import { headerNotListed } from './header-not-listed.ts';
import { jsonPost } from './json-post.ts';
import { lowerCasePatch } from './lower-case-patch.ts';
import { optionsRefused } from './options-refused.ts';
import { originNotListed } from './origin-not-listed.ts';
import { originWithSlash } from './origin-with-slash.ts';
import { originWithSlashUnvalidated } from './origin-with-slash-unvalidated.ts';
import { preflightRedirect } from './preflight-redirect.ts';
import { publicAndPrivate } from './public-and-private.ts';
import { putNotListed } from './put-not-listed.ts';
import { redirectToThirdOrigin } from './redirect-to-third-origin.ts';
import { twoAllowOriginLines } from './two-allow-origin-lines.ts';
import { wildcardWithCredentials } from './wildcard-with-credentials.ts';
import type { Scenario } from '../scenario.ts';

export const scenarios: readonly Scenario[] = [
  corsOff,
  optionsRefused,
  originNotListed,
  originWithSlash,
  originWithSlashUnvalidated,
  wildcardWithCredentials,
  credentialsFalse,
  putNotListed,
  lowerCasePatch,
  headerNotListed,
  allowHeadersWildcard,
  jsonPost,
  headerNotExposed,
  bodyTooLarge,
  preflightRedirect,
  redirectToThirdOrigin,
  twoAllowOriginLines,
  publicAndPrivate,
];
