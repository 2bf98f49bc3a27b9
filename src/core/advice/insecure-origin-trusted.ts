import { hostOf, isTrustworthy } from '../http/origin.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

/** A developer's machine (localhost) is trustworthy without TLS, and no case of this. */
export const insecureOriginTrusted: AdviceRule = {
  id: 'insecure-origin-trusted',
  look: ({ leg, index, allowOrigin, allowsCredentials }) => {
    const isInsecure = allowOrigin?.startsWith('http://') === true && !isTrustworthy(allowOrigin);
    if (!isInsecure || !allowsCredentials || !leg.url.startsWith('https:')) return null;
    const values = { origin: allowOrigin, host: hostOf(leg.url), url: leg.url };
    return { leg: index, header: 'access-control-allow-origin', values };
  },
};

export const insecureOriginTrustedStrings: AdviceStrings = {
  title: 'An http page may act for the user',
  what: '{host} is served over https and allows {origin} with credentials.',
  why: 'Whoever sits on the network can change a page served over http, and read the user’s data through it.',
  todo: 'Serve {origin} over https, and take its http form off the list.',
};
