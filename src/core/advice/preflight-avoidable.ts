import { isSafelistedMethod } from '../fetch/safelist.ts';
import { lines } from '../http/headers.ts';
import { hostOf } from '../http/origin.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

/** Headers that a request for another origin seldom needs: libraries add them, and the answer is the same without. */
const SELDOM_NEEDED = /^(?:x-requested-with|cache-control|pragma|expires|access-control-.*)$/;

/** A preflight that is there only for headers that could be left out: also Content-Type where there is no body. */
export const preflightAvoidable: AdviceRule = {
  id: 'preflight-avoidable',
  look: ({ exchange }) => {
    for (const [leg, { role, url, requestHeaders }] of exchange.legs.entries()) {
      if (role !== 'preflight' || requestHeaders === null) continue;
      const method = lines(requestHeaders, 'access-control-request-method').join(',');
      const names = lines(requestHeaders, 'access-control-request-headers').join(',').split(',');
      const canGo = (name: string): boolean =>
        SELDOM_NEEDED.test(name) || (name === 'content-type' && method !== 'POST');
      if (!isSafelistedMethod(method) || !names.every(canGo)) continue;
      const values = { names: names.join(', '), method, host: hostOf(url), url };
      return { leg, header: 'access-control-request-headers', values };
    }
    return null;
  },
};

export const preflightAvoidableStrings: AdviceStrings = {
  title: 'A preflight that could be spared',
  what: 'The browser asks {host} first because of {names} alone.',
  why: 'A {method} without {names} is sent at once, and saves a round trip.',
  todo: 'Leave {names} out of the request, unless the server looks at it.',
};
