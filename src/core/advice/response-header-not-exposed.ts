import { readableHeaders } from '../fetch/exposed.ts';
import { combined } from '../http/headers.ts';
import { hostOf } from '../http/origin.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

const ACEH = 'access-control-expose-headers';

/** Registered names that scripts are often after; of the `X-` ones all but those that speak to the browser. */
const WANTED = new Set([
  'content-disposition',
  'content-range',
  'etag',
  'link',
  'location',
  'retry-after',
  'www-authenticate',
]);
const FOR_THE_BROWSER =
  /^x-(?:content-type-options|dns-prefetch-control|frame-options|permitted-cross-domain-policies|powered-by|xss-protection|ua-compatible|robots-tag|cache|served-by|envoy-.*|amz-cf-.*)$/;

const isWanted = (name: string): boolean => WANTED.has(name) || (name.startsWith('x-') && !FOR_THE_BROWSER.test(name));

/** A header that the answer carries and the script cannot read (Fetch, "CORS-exposed header-name list"). */
export const responseHeaderNotExposed: AdviceRule = {
  id: 'response-header-not-exposed',
  look: ({ leg, index, response, credentials }) => {
    const isReadable = readableHeaders(response.headers, credentials);
    const hidden = new Map<string, string>();
    for (const [spelt] of response.headers) {
      const name = spelt.toLowerCase();
      if (isWanted(name) && !isReadable(name)) hidden.set(name, spelt);
    }
    if (hidden.size === 0) return null;
    const values = {
      names: [...hidden.values()].join(', '),
      found: combined(response.headers, ACEH) ?? '',
      host: hostOf(leg.url),
      url: leg.url,
    };
    return { leg: index, header: ACEH, values };
  },
};

export const responseHeaderNotExposedStrings: AdviceStrings = {
  title: 'Response headers that the script cannot read',
  what: 'The answer carries {names}, and no Access-Control-Expose-Headers exposes it.',
  why: 'The request passes. A script on another origin reads only the headers that the answer exposes, and gets null for the others.',
  todo: 'If the page needs it, have {host} expose it: Access-Control-Expose-Headers: {names}.',
};
