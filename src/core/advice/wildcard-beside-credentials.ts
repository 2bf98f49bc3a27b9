import { hostOf } from '../http/origin.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

/** ingress-nginx's default pair, and what an invalid cors-allow-origin turns into. */
export const wildcardBesideCredentials: AdviceRule = {
  id: 'wildcard-beside-credentials',
  look: ({ leg, index, allowOrigin, allowsCredentials }) =>
    allowOrigin === '*' && allowsCredentials
      ? { leg: index, header: 'access-control-allow-origin', values: { host: hostOf(leg.url), url: leg.url } }
      : null,
};

export const wildcardBesideCredentialsStrings: AdviceStrings = {
  title: '* with credentials allowed',
  what: '{host} answers * and Access-Control-Allow-Credentials: true.',
  why: 'Browsers refuse this pair once a request includes credentials. It is the default of the controller, and what an invalid cors-allow-origin turns into.',
  todo: 'List the origins in cors-allow-origin, or set cors-allow-credentials: "false" if everybody may read this.',
};
