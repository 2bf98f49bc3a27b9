/** Characters that are enough to tell two names apart. */
const ENOUGH = 8;

/**
 * Where a host can be cut so that both halves say something: hosts of one company begin alike and end alike, and what tells
 * them apart is the end of the first label. `null` for a host of which the beginning says it.
 */
export function hostCut(host: string): number | null {
  const dot = host.indexOf('.');
  const dash = host.lastIndexOf('-', (dot < 0 ? host.length : dot) - ENOUGH);
  return dash < ENOUGH ? null : dash;
}

/** The same for a sentence that ends in a header's name: those of CORS begin alike. */
export function sentenceCut(sentence: string): number | null {
  const dash = sentence.search(/-\w+$/);
  return dash < ENOUGH * 2 ? null : dash;
}

/** The domain that all these hosts or origins are under, with its dot: `.shop.test`; empty where there is none, or one name. */
export function sharedDomain([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return '';
  const ends = [...first.matchAll(/\./g)].map(({ index }) => first.slice(index));
  return ends.find((end) => others.every((other) => other.endsWith(end))) ?? '';
}
