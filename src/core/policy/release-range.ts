import { compareReleases } from '../ingress-nginx/release.ts';
import type { Release } from '../ingress-nginx/types.ts';

export type ReleaseSign =
  | 'controller-image'
  | 'default-headers'
  | 'lists-on-response'
  | 'lists-without-max-age'
  | 'no-lists-on-response'
  | 'old-default-headers'
  | 'old-hsts'
  | 'origin-not-asked'
  | 'yaml-answers';

export interface InferredRelease {
  /** The newest release that fits. */
  readonly release: Release;
  /** What it was inferred from; empty: from nothing, and the release is the newest. */
  readonly signs: readonly ReleaseSign[];
  readonly since: Release | null;
  readonly until: Release | null;
}

/** A release within the range. Vendor suffixes and flags do not show. */
export function fits({ since, until }: Pick<InferredRelease, 'since' | 'until'>, release: Release): boolean {
  return (
    (since === null || compareReleases(release, since) >= 0) && (until === null || compareReleases(release, until) <= 0)
  );
}
