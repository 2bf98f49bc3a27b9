import { redirectToBlame } from './redirect-behind.ts';
import type { CauseRule, CauseStrings } from './types.ts';

export const httpsRedirect: CauseRule = {
  id: 'https-redirect',
  evidence: (ending) => {
    const redirect = redirectToBlame(ending);
    if (redirect === null) return null;
    const { from, target, location } = redirect;
    const { protocol, hostname } = new URL(from.url);
    return protocol === 'http:' && target.protocol === 'https:' && hostname === target.hostname ? { location } : null;
  },
};

export const httpsRedirectStrings: CauseStrings = {
  title: 'Redirected to https',
  what: '{host} is called over http and sends the request on to {location}.',
  why: 'A preflight may not be redirected, and after the redirect of a request the browser sends Origin: null.',
  todo: 'Have the page call {location} itself.',
};
