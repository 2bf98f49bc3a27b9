// ingress-nginx as the rest of the product sees it.
export { effectiveCors } from './effective-cors.ts';
export { matchesOrigin } from './origin-match.ts';
export { compareReleases, DEFAULT_RELEASE, KNOWN_RELEASES, parseRelease } from './release.ts';
export { simulate } from './simulate.ts';
export type * from './types.ts';
