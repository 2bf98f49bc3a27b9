import { byError } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

/** A page's Content Security Policy. Stops most requests before any event; only these names are ever seen. */
export const securityPolicy: CauseRule = {
  id: 'security-policy',
  ...byError(/^(?:net::ERR_BLOCKED_BY_CSP|NS_ERROR_CSP_\w+|NS_ERROR_CONTENT_BLOCKED)$/),
};

export const securityPolicyStrings: CauseStrings = {
  title: 'Blocked by the page’s own policy',
  what: 'The Content Security Policy of {page} forbids the request to {host}.',
  why: 'The page says itself whom it may call. The answer of {host} plays no part in it.',
  todo: 'Add {host} to connect-src of the page’s Content-Security-Policy.',
};
