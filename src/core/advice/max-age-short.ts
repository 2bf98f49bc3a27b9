import { hostOf } from '../http/origin.ts';
import { LONGEST } from '../fetch/preflight-cache.ts';
import { maxAgeOf } from './max-age.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

/** Below this nearly every request of a person at work is preflighted anew. */
const SHORT = 60;

export const maxAgeShort: AdviceRule = {
  id: 'max-age-short',
  look: ({ exchange }) => {
    const age = maxAgeOf(exchange);
    if (age === null || age.seconds >= SHORT) return null;
    const { leg, url, found, seconds } = age;
    const values = {
      host: hostOf(url),
      url,
      found: found ?? '',
      seconds: String(seconds),
      longest: String(LONGEST[exchange.browser]),
    };
    return { leg, header: 'access-control-max-age', values };
  },
};

export const maxAgeShortStrings: AdviceStrings = {
  title: 'The preflight is soon forgotten',
  what: 'The browser keeps this preflight for {seconds} s, by its Access-Control-Max-Age or for want of one.',
  why: 'Afterwards every request to the same URL waits for a preflight again.',
  todo: 'Have {host} send Access-Control-Max-Age: 86400. This browser keeps the preflight for {longest} s of them.',
};
