import { combined } from '../http/headers.ts';
import { hostOf } from '../http/origin.ts';
import type { LegResponse } from '../exchange.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

/**
 * The value names one origin, the answer says itself that it may be stored, and no Vary keeps it from another origin.
 * Whether the value depends on the request cannot be seen in one exchange: the sentences say when it matters.
 */
export const varyOriginMissing: AdviceRule = {
  id: 'vary-origin-missing',
  look: ({ leg, index, response, allowOrigin }) => {
    if (allowOrigin === null || allowOrigin === '*' || (leg.method !== 'GET' && leg.method !== 'HEAD')) return null;
    if (!isStored(response) || /(?:^|,)[ \t]*(?:\*|origin)[ \t]*(?:,|$)/i.test(vary(response))) return null;
    const values = { origin: allowOrigin, host: hostOf(leg.url), url: leg.url, found: vary(response) };
    return { leg: index, header: 'vary', values };
  },
};

export const varyOriginMissingStrings: AdviceStrings = {
  title: 'A cache may give this answer to another origin',
  what: 'The answer names {origin}, may be stored, and has no Vary: Origin.',
  why: 'If {host} allows a second origin too, a cache gives it the answer stored for this one, and the browser blocks that.',
  todo: 'Have {host} send Vary: Origin, unless {origin} is the only one that calls it.',
};

const vary = ({ headers }: LegResponse): string => combined(headers, 'vary') ?? '';

/** By its own word: a lifetime above 0, or signs that it comes from a cache. Without one it may be stored, and seldom is. */
function isStored({ headers, fromCache }: LegResponse): boolean {
  const control = combined(headers, 'cache-control') ?? '';
  if (/\bno-store\b/i.test(control)) return false;
  return fromCache || combined(headers, 'age') !== null || /\bmax-?age\s*=\s*"?0*[1-9]|\bpublic\b/i.test(control);
}
