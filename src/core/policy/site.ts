// Which captured requests one Ingress serves, as far as its answers tell.
import { looksAtOrigin } from '../ingress-nginx/release.ts';
import type { Release } from '../ingress-nginx/types.ts';
import type { Manifest } from '../kubernetes/manifest.ts';
import type { ServedHost } from '../kubernetes/serving.ts';
import { allowsCredentials, answersAlike, commonLength, folderOf, listsAlike } from './likeness.ts';
import { answersOrigin, type Given, givenFor, givenHost, signatureOf } from './given.ts';
import type { Member } from './member.ts';
import type { Signature } from './signature.ts';

/** The requests of one host that show the same policy, or none. */
export interface Site {
  readonly host: string;
  /** `null`: the controller has shown no CORS policy here; off, or no origin of these is in its list. */
  readonly seen: Signature | null;
  /** The origins that it was seen to answer; `*` for every one. */
  readonly origins: ReadonlySet<string>;
  readonly members: readonly Member[];
  /** What other Ingresses of the host serve. */
  readonly beside: readonly Member[];
  /** The Ingress in the reader's own YAML; `null`: none was given that serves these requests. */
  readonly given: Given | null;
}

interface Draft {
  readonly seen: Signature | null;
  readonly origins: Set<string>;
}

/**
 * Groups by host and by the policy shown: two policies on one host are two Ingress objects. A request whose answers show
 * none belongs to the Ingress that showed its policy on the same path; else to the host's one list of origins that has
 * not answered this origin, unless its path is more like those of an Ingress that has shown nothing; else to that one.
 * Where the reader has given the YAML, the Ingress that serves the request is in it, and its policy with it. One host is
 * one step.
 */
export function* sitesOf(
  members: readonly Member[],
  manifests: readonly Manifest[],
  release: Release,
): Generator<void, readonly Site[]> {
  const hosts = new Map<string, Member[]>();
  for (const member of members) {
    const its = hosts.get(member.url.host);
    if (its === undefined) hosts.set(member.url.host, [member]);
    else its.push(member);
  }
  const sites: Site[] = [];
  for (const [host, its] of hosts) {
    const served = manifests.length === 0 ? null : givenHost(manifests, host.replace(/:\d+$/, ''));
    sites.push(...(served === null ? sitesAt(host, its, release) : sitesGiven(host, served, its, release)));
    yield;
  }
  return sites;
}

function sitesGiven(host: string, served: ServedHost, members: readonly Member[], release: Release): readonly Site[] {
  const sites = new Map<string, { readonly given: Given | null; readonly members: Member[] }>();
  for (const member of members) {
    const given = givenFor(served, member.url.pathname, release);
    const key = given === null ? '' : `${served.manifest.objects.indexOf(given.object)}`;
    const site = sites.get(key) ?? { given, members: [] };
    sites.set(key, site);
    site.members.push(member);
  }
  return [...sites.values()].map(({ given, members: its }) => ({
    host,
    given,
    beside: [...sites.values()].flatMap((other) => (other.members === its ? [] : other.members)),
    seen: given && signatureOf(given.effective, release),
    origins: new Set(
      its
        .map(({ origin }) => origin)
        .filter((origin) => given !== null && answersOrigin(given.effective, origin, release)),
    ),
    members: its,
  }));
}

function sitesAt(host: string, members: readonly Member[], release: Release): readonly Site[] {
  const isOld = !looksAtOrigin(release);
  const shown = new Map<string, Draft>();
  const byPath = new Map<string, Set<Draft>>();
  const ofBlock = blocksOf(members, isOld);
  const showing = new Map<Member, Draft>();
  const exposing = exposingOf(members);
  for (const member of members) {
    if (member.seen === null) continue;
    const seen = ofBlock(member.seen);
    const key = fingerprint(seen, isOld) + exposing(member);
    const draft = shown.get(key) ?? { seen, origins: new Set() };
    shown.set(key, draft);
    draft.origins.add(seen.origin);
    showing.set(member, draft);
    const { pathname } = member.url;
    byPath.set(pathname, (byPath.get(pathname) ?? new Set()).add(draft));
  }
  const [list, ...otherLists] = [...shown.values()].filter(({ seen }) => seen?.wildcard === false);
  const silent: Draft = { seen: null, origins: new Set() };
  const under = shownUnder(showing);
  const candidates = (member: Member): readonly Draft[] => {
    const own = showing.get(member);
    if (own !== undefined) return [own];
    const folder = folderOf(member);
    const its = folder === null ? [] : under(folder);
    if (its.length > 0) return its;
    const [samePath, another] = byPath.get(member.url.pathname) ?? [];
    if (samePath !== undefined && another === undefined) return [samePath];
    if (isOld) {
      const alike = [...shown.values()].filter(({ seen }) => seen !== null && answersAlike(seen, member));
      const listing = closest(alike, ({ seen }) => seen !== null && listsAlike(seen, member));
      const allowing = closest(listing, ({ seen }) => seen?.credentials === allowsCredentials(member));
      return allowing.length > 0 ? allowing : [silent];
    }
    return otherLists.length === 0 && list?.origins.has(member.origin) === false ? [list, silent] : [silent];
  };
  const homes = homesOf(members, candidates);
  const sites = [...shown.values(), silent].map((draft) => {
    const isIts = (member: Member): boolean => homes.get(member) === draft;
    const beside = members.filter((member) => !isIts(member));
    return { ...siteOf(host, draft, members.filter(isIts)), beside };
  });
  return sites.filter(({ members: its }) => its.length > 0);
}

/**
 * What a policy exposes tells two apart that are alike in all else. A preflight shows it; on a real answer it may be the
 * application's, and counts where a preflight has shown the same.
 */
function exposingOf(members: readonly Member[]): (member: Member) => string {
  const onPreflights = members.filter(({ seenOn }) => seenOn === 'preflight').map(exposed);
  const known = new Set(onPreflights);
  const [first = ''] = onPreflights;
  return (member) => (known.has(exposed(member)) ? exposed(member) : first);
}

const exposed = ({ seen }: Member): string => (seen?.expose ?? '').toLowerCase();

/** Those that fit better, or all where none does. */
function closest(drafts: readonly Draft[], fits: (draft: Draft) => boolean): readonly Draft[] {
  const fitting = drafts.filter(fits);
  return fitting.length > 0 ? fitting : drafts;
}

/** The policies that were seen on paths in a folder. */
function shownUnder(showing: ReadonlyMap<Member, Draft>): (folder: string) => readonly Draft[] {
  const found = new Map<string, readonly Draft[]>();
  return (folder) => {
    const known = found.get(folder);
    if (known !== undefined) return known;
    const its = [...showing].filter(([{ url }]) => url.pathname.startsWith(folder)).map(([, draft]) => draft);
    const drafts = [...new Set(its)];
    found.set(folder, drafts);
    return drafts;
  };
}

/**
 * A block without credentials lets the application's own through: what real answers alone show, and what differs in the
 * credentials alone from what the preflights show, is the block that answers these.
 */
function blocksOf(members: readonly Member[], isOld: boolean): (seen: Signature) => Signature {
  const onPreflights = new Set<string>();
  for (const { seen, seenOn } of members)
    if (seen !== null && seenOn === 'preflight') onPreflights.add(fingerprint(seen, isOld));
  return (seen) => {
    const without = { ...seen, credentials: false };
    const isPassed = seen.credentials && !onPreflights.has(fingerprint(seen, isOld));
    return isPassed && onPreflights.has(fingerprint(without, isOld)) ? without : seen;
  };
}

/**
 * Each request with its one candidate, or of several with the one whose requests have a path like its own: an Ingress is
 * for what stands under one prefix.
 */
function homesOf(
  members: readonly Member[],
  candidatesFor: (member: Member) => readonly Draft[],
): ReadonlyMap<Member, Draft> {
  const homes = new Map<Member, Draft>();
  const doubtful = new Map<Member, readonly Draft[]>();
  const paths = new Map<Draft, string[]>();
  for (const member of members) {
    const candidates = candidatesFor(member);
    const [home, another] = candidates;
    if (another !== undefined) doubtful.set(member, candidates);
    else if (home !== undefined) {
      homes.set(member, home);
      const known = paths.get(home);
      if (known === undefined) paths.set(home, [member.url.pathname]);
      else if (known.length < LOOKED_AT) known.push(member.url.pathname);
    }
  }
  for (const [member, candidates] of doubtful) {
    const alike = (draft: Draft): number =>
      Math.max(0, ...(paths.get(draft) ?? []).map((path) => commonLength(path, member.url.pathname)));
    const [home] = candidates.toSorted((a, b) => alike(b) - alike(a));
    if (home !== undefined) homes.set(member, home);
  }
  return homes;
}

/** Requests of an Ingress whose paths tell where it is. */
const LOOKED_AT = 50;

/**
 * Without Access-Control-Expose-Headers, which on a real response may be the application's. The origin is the policy's own
 * up to v1.0.4, and the request's from then on.
 */
function fingerprint({ wildcard, origin, methods, headers, credentials, maxAge }: Signature, isOld: boolean): string {
  return JSON.stringify([wildcard, isOld ? origin : '', methods, headers, credentials, maxAge]);
}

/** What the preflights expose is the Ingress' own; what a real response exposes may be the application's. */
function siteOf(host: string, { seen, origins }: Draft, members: readonly Member[]): Omit<Site, 'beside'> {
  const preflight = members.find(({ seenOn }) => seenOn === 'preflight');
  const expose = preflight === undefined ? (seen?.expose ?? null) : (preflight.seen?.expose ?? null);
  return { host, seen: seen && { ...seen, expose }, origins, members, given: null };
}

/** Whether the Ingress' CORS block fires for this request, as far as its answers tell. */
export function isCovered(site: Site, member: Member): boolean {
  return site.seen !== null && (site.seen.wildcard || site.origins.has(member.origin));
}
