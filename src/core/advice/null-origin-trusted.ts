import { hostOf } from '../http/origin.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

/** `null` without credentials; with them it is {@link originReflected}'s. */
export const nullOriginTrusted: AdviceRule = {
  id: 'null-origin-trusted',
  look: ({ leg, index, allowOrigin, allowsCredentials }) =>
    allowOrigin === 'null' && !allowsCredentials
      ? { leg: index, header: 'access-control-allow-origin', values: { host: hostOf(leg.url), url: leg.url } }
      : null,
};

export const nullOriginTrustedStrings: AdviceStrings = {
  title: 'The origin null is allowed',
  what: '{host} answers with Access-Control-Allow-Origin: null.',
  why: 'null is not one page: every sandboxed frame, file and data: URL of the web sends it.',
  todo: 'Have {host} answer * if everybody may read this, else a list without null.',
};
