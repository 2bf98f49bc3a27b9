import { hostOf } from '../http/origin.ts';
import { LONGEST } from '../fetch/preflight-cache.ts';
import { maxAgeOf } from './max-age.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

/** ingress-nginx's default: nobody has chosen it, and it does no harm. */
const CONTROLLER_DEFAULT = 1_728_000;

/** One value serves all browsers: only what is too long for each of them is a mistake. */
const LONGEST_OF_ALL = Math.max(...Object.values(LONGEST));

export const maxAgeOverCap: AdviceRule = {
  id: 'max-age-over-cap',
  look: ({ exchange }) => {
    const age = maxAgeOf(exchange);
    if (age === null || age.seconds <= LONGEST_OF_ALL || age.seconds === CONTROLLER_DEFAULT) return null;
    const { leg, url, seconds } = age;
    const values = { host: hostOf(url), url, found: String(seconds), longest: String(LONGEST[exchange.browser]) };
    return { leg, header: 'access-control-max-age', values };
  },
};

export const maxAgeOverCapStrings: AdviceStrings = {
  title: 'Access-Control-Max-Age is cut short',
  what: '{host} asks for {found} s, and no browser keeps a preflight that long.',
  why: 'Chromium keeps one for 7200 s at most, Firefox for 86400 s, Safari for 600 s.',
  todo: 'Nothing has to change. In this browser count on {longest} s.',
};
