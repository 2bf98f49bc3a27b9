import { lines, trimmed } from '../http/headers.ts';
import { hostOf } from '../http/origin.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

const ACAH = 'access-control-allow-headers';

/** The standard does not let `*` cover Authorization; Chromium, Firefox and Safari still do, with a warning. */
export const authorizationUnderWildcard: AdviceRule = {
  id: 'authorization-under-wildcard',
  look: ({ exchange }) => {
    for (const [leg, { role, url, requestHeaders, response }] of exchange.legs.entries()) {
      if (role !== 'preflight' || requestHeaders === null || response === null) continue;
      const asked = lines(requestHeaders, 'access-control-request-headers').join(',').split(',');
      const found = lines(response.headers, ACAH).join(', ');
      const listed = new Set(found.toLowerCase().split(',').map(trimmed));
      if (!asked.includes('authorization') || !listed.has('*') || listed.has('authorization')) continue;
      return { leg, header: ACAH, values: { found, host: hostOf(url), url } };
    }
    return null;
  },
};

export const authorizationUnderWildcardStrings: AdviceStrings = {
  title: 'Authorization is allowed by * only',
  what: 'Access-Control-Allow-Headers is "{found}", and the request carries Authorization.',
  why: 'By the standard * does not cover Authorization. Browsers still let it pass, with a warning, and will stop.',
  todo: 'Have {host} list Authorization by name.',
};
