import { conclude, type Conclusion, failed } from './conclusion.ts';
import type { Member } from './member.ts';
import { isUnder, ownPrefixes } from './paths.ts';
import type { Site } from './site.ts';

/** The requests of a site that one fix is for. */
export interface SitePart {
  readonly site: Site;
  /** Path prefixes for an Ingress of their own; `null`: the Ingress that serves them today. */
  readonly paths: readonly string[] | null;
  readonly blocked: ReadonlyMap<Member, Conclusion>;
  /** Requests that pass today and have to pass afterwards. */
  readonly passing: readonly Member[];
}

/**
 * The fixes that a site needs: none where nothing is blocked, else one; two where some requests need the list of origins
 * with credentials while others, on other paths, get along with the present `*`.
 */
export function partsOf(site: Site): readonly SitePart[] {
  const blocked = new Map<Member, Conclusion>();
  for (const member of site.members) if (isBlocked(member)) blocked.set(member, conclude(site, member));
  if (blocked.size === 0) return [];
  const passing = site.members.filter(({ verdict }) => verdict.result === 'allowed');
  const paths = separatePaths(site);
  if (paths === null) return [{ site, paths: null, blocked, passing }];
  const isInside = ({ url }: Member): boolean => paths.some((prefix) => isUnder(url.pathname, prefix));
  const part = (inside: boolean): SitePart => ({
    site: { ...site, members: site.members.filter((member) => isInside(member) === inside) },
    paths: inside ? paths : null,
    blocked: new Map([...blocked].filter(([member]) => isInside(member) === inside)),
    passing,
  });
  return [part(true), part(false)].filter((it) => it.blocked.size > 0);
}

const isBlocked = ({ verdict, failures }: Member): boolean =>
  failures.length > 0 && (verdict.result === 'blocked' || verdict.result === 'ambiguous');

const pathOf = ({ url }: Member): string => url.pathname;

function separatePaths(site: Site): readonly string[] | null {
  if (site.seen?.wildcard !== true) return null;
  const needing = new Set(site.members.filter((member) => failed(member, 'wildcard-with-credentials')));
  // Where the credentials mode is a guess, a second Ingress would be one too.
  if ([...needing].every((member) => failed(member, 'wildcard-with-credentials')?.onlyWith === 'include')) return null;
  const others = site.members.filter((member) => !needing.has(member));
  const prefixes = ownPrefixes([...needing].map(pathOf), others.map(pathOf));
  // Of two objects with the same path the older one serves it: a new one would be without effect.
  const taken = new Set(site.given?.host.placed.map(({ path }) => path.replace(/\/$/, '')));
  return prefixes?.some((prefix) => taken.has(prefix)) === true ? null : prefixes;
}
