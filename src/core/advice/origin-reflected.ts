import { hostOf } from '../http/origin.ts';
import type { AdviceRule, AdviceStrings } from './types.ts';

/**
 * An answer that echoes any Origin. A list answers a listed origin in the same way, so that one exchange tells only where
 * the Origin was one that nobody lists for an API with credentials: `null`.
 */
export const originReflected: AdviceRule = {
  id: 'origin-reflected',
  look: ({ leg, index, allowOrigin, allowsCredentials }) =>
    allowOrigin === 'null' && allowsCredentials
      ? { leg: index, header: 'access-control-allow-origin', values: { host: hostOf(leg.url), url: leg.url } }
      : null,
};

export const originReflectedStrings: AdviceStrings = {
  title: 'Every page may act for the user',
  what: '{host} answers the Origin null with itself and allows credentials: it lists null, or echoes every Origin.',
  why: 'Any website can send the Origin null from a sandboxed frame, and read the user’s data with it.',
  todo: 'Have {host} answer a list of known origins only, without null.',
};
