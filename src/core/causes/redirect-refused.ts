import { redirectTarget } from '../http/status.ts';
import type { CauseRule } from './types.ts';

/** The CORS check of the redirect passed, and the browser still did not follow it. */
export const redirectRefused: CauseRule = {
  id: 'redirect-refused',
  evidence: ({ leg, failures }) => {
    const target = leg.response === null ? null : redirectTarget(leg.response, leg.url);
    return target === null || leg.error === null || failures.length > 0 ? null : { location: target.href };
  },
  strings: {
    title: 'The redirect was not followed',
    what: '{host} redirects to {location}, and the browser did not follow.',
    why: 'The request forbids redirects, the target is not http(s), or Content Security Policy or mixed content forbids it. No event tells which.',
    todo: 'Call {location} directly, and look for a Content Security Policy or mixed-content message in the console.',
  },
};
