import { combined } from '../http/headers.ts';
import type { CauseRule, CauseStrings } from './types.ts';

const ERRORS = /^(?:net::ERR_BLOCKED_BY_RESPONSE|NS_ERROR_DOM_CORP_FAILED)/;

const NAMED = [
  ['.NotSameOrigin', 'same-origin'],
  ['.NotSameSite', 'same-site'],
] as const;

export const resourcePolicy: CauseRule = {
  id: 'resource-policy',
  errors: ERRORS,
  evidence: ({ exchange, leg, error }) => {
    // A frame that X-Frame-Options forbids ends with the same error.
    if (error === null || !ERRORS.test(error) || exchange.mode === 'navigate') return null;
    // `error` is DevTools' own where they tell it: it ends with the sub-reason, which no event of webRequest carries.
    if (/\.NotSameOriginAfterDefaultedToSameOrigin/.test(error)) return { what: 'embedder' };
    const named = NAMED.find(([reason]) => error.endsWith(reason))?.[1];
    if (leg.response === null) return named === undefined ? { what: 'unseen' } : { policy: named };
    const policy = combined(leg.response.headers, 'cross-origin-resource-policy') ?? named;
    return policy === undefined ? { what: 'embedder' } : { policy };
  },
};

export const resourcePolicyStrings: CauseStrings = {
  title: 'Blocked by Cross-Origin-Resource-Policy',
  what: '{host} does not let other origins embed this resource (Cross-Origin-Resource-Policy: {policy}).',
  why: 'The load is not a CORS request. For such loads the browser asks this policy, or the page’s Cross-Origin-Embedder-Policy.',
  todo: 'Have {host} send Cross-Origin-Resource-Policy: cross-origin, or load the resource with the crossorigin attribute and CORS headers.',
  what_unseen: 'The browser kept the resource of {host} from the page ({error}).',
  what_embedder:
    '{host} sends no Cross-Origin-Resource-Policy, and the page’s Cross-Origin-Embedder-Policy demands one.',
};
