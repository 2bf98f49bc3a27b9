import { withoutPolicy } from '../ingress-nginx/annotations.ts';
import { chooseLocation } from '../ingress-nginx/choose-location.ts';
import { locationsOf } from '../ingress-nginx/locations.ts';
import { parseTarget } from '../ingress-nginx/request-target.ts';
import type { IngressPath, Release } from '../ingress-nginx/types.ts';
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
export function partsOf(site: Site, release: Release): readonly SitePart[] {
  const whole = wholeOf(site, release);
  const { blocked, passing } = whole;
  if (blocked.size === 0) return [];
  const paths = separatePaths(site);
  if (paths === null) return [whole];
  const isInside = ({ url }: Member): boolean => paths.some((prefix) => isUnder(url.pathname, prefix));
  const part = (inside: boolean): SitePart => ({
    site: { ...site, members: site.members.filter((member) => isInside(member) === inside) },
    paths: inside ? paths : null,
    blocked: new Map([...blocked].filter(([member]) => isInside(member) === inside)),
    passing,
  });
  return [part(true), part(false)].filter((it) => it.blocked.size > 0);
}

/** All requests of a site, for one fix. */
export function wholeOf(site: Site, release: Release): SitePart {
  const blocked = new Map<Member, Conclusion>();
  for (const member of site.members) if (isBlocked(member)) blocked.set(member, conclude(site, member, release));
  const passing = site.members.filter(({ verdict }) => verdict.result === 'allowed');
  return { site, paths: null, blocked, passing };
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
  if (others.length === 0) return null;
  const prefixes = ownPrefixes([...needing].map(pathOf), [...others, ...site.beside].map(pathOf));
  return prefixes !== null && isServedApart(site, prefixes, needing) ? prefixes : null;
}

/**
 * Whether an Ingress for these paths would serve the requests that need it, and no other. Of two with the same path the
 * older one serves it, and where paths are expressions a longer one does.
 */
function isServedApart(
  { beside, given, members }: Site,
  prefixes: readonly string[],
  needing: ReadonlySet<Member>,
): boolean {
  if (given === null) return true;
  const annotations = withoutPolicy(given.object.annotations);
  const own = new Set(prefixes.map((path): IngressPath => ({ path, pathType: 'Prefix', annotations })));
  const locations = locationsOf([...given.host.placed, ...own]);
  return [...members, ...beside].every((member) => {
    const owner = chooseLocation(locations, parseTarget(pathOf(member)).uri)?.location.owner;
    return needing.has(member) === (owner !== undefined && own.has(owner));
  });
}
