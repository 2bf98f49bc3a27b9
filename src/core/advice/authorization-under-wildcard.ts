import { combined } from '../http/headers.ts';
import { tokenList } from '../http/list.ts';
import { hostOf } from '../http/origin.ts';
import type { AdviceRule } from './types.ts';

const ACAH = 'access-control-allow-headers';

/** The standard does not let `*` cover Authorization; Chromium, Firefox and Safari still do, with a warning. */
export const authorizationUnderWildcard: AdviceRule = {
  id: 'authorization-under-wildcard',
  look: (exchange) => {
    for (const [leg, { role, url, requestHeaders, response }] of exchange.legs.entries()) {
      if (role !== 'preflight' || requestHeaders === null || response === null) continue;
      const asked = combined(requestHeaders, 'access-control-request-headers') ?? '';
      const list = tokenList(response.headers, ACAH);
      if (!asked.split(',').includes('authorization') || list === null || 'malformed' in list) continue;
      const listed = new Set(list.tokens.map((name) => name.toLowerCase()));
      if (!listed.has('*') || listed.has('authorization')) continue;
      return { leg, header: ACAH, values: { found: list.tokens.join(', '), host: hostOf(url), url } };
    }
    return null;
  },
  strings: {
    title: 'Authorization is allowed by * only',
    what: 'Access-Control-Allow-Headers is "{found}", and the request carries Authorization.',
    why: 'By the standard * does not cover Authorization. Browsers still let it pass, with a warning, and will stop.',
    todo: 'Have {host} list Authorization by name.',
  },
};
