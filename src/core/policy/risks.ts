import type { Risk } from '../fix.ts';
import { lines } from '../http/headers.ts';
import { parseUrl } from '../http/url.ts';
import { isWildcard } from '../ingress-nginx/origin-match.ts';
import type { Member } from './member.ts';
import type { CorsPolicy } from './policy.ts';
import { elements } from './lists.ts';
import { isOwnPage } from './own-page.ts';
import { presentOrigins } from './present-origins.ts';
import { isLocalOrigin, sharedHostOf } from './shared-hosts.ts';
import { isCovered, type Site } from './site.ts';
import { wildcardOf, wildcardParent } from './wildcard-origins.ts';

/** What a change brings that its reader should know before applying it. */
export function risksOf(site: Site, policy: CorsPolicy, paths: readonly string[] | null): readonly Risk[] {
  const origins = policy.origins?.add.map(({ name }) => name) ?? [];
  const where = paths === null ? site.host : paths.map((path) => site.host + path).join(', ');
  const narrows = site.seen?.wildcard === true && origins.length > 0;
  return [
    ...(narrows
      ? [{ id: 'origin-list-narrows-wildcard', values: { where, origins: origins.join(', ') } } as const]
      : []),
    ...(paths !== null && site.given === null
      ? [{ id: 'path-may-be-taken', values: { host: site.host, paths: paths.join(', ') } } as const]
      : []),
    ...(paths === null ? maybeOfAnother(site, origins) : []),
    ...maybeReplaced(site, origins),
    ...origins.flatMap(riskOfOrigin),
    ...comingIntoForce(site, policy),
    ...preflightLeavesApp(site, origins),
    ...ownHeadersMayDouble(site, policy),
  ];
}

/** A list that was seen on other paths is taken for the one that does not hold the origin: most hosts have one Ingress. */
function maybeOfAnother({ given, host, members, seen }: Site, origins: readonly string[]): readonly Risk[] {
  if (given !== null || seen === null || seen.wildcard) return [];
  const shown = new Set(members.filter((member) => member.seen !== null).map(({ url }) => url.pathname));
  const silent = members.filter(({ origin, url }) => isAmong(origin, origins) && !shown.has(url.pathname));
  const paths = [...new Set(silent.map(({ url }) => url.pathname))].slice(0, 3).join(', ');
  return paths === '' ? [] : [{ id: 'path-may-be-of-another', values: { host, paths } }];
}

/**
 * `custom-http-errors` takes the block's headers off the answers that it replaces (measured): where a block of the host is
 * in force, and of an origin nothing but such an answer was seen, the origin may be in the list already.
 */
function maybeReplaced(site: Site, origins: readonly string[]): readonly Risk[] {
  const { beside, given, host, members, seen } = site;
  const isInForce = [{ seen }, ...beside].some((it) => it.seen !== null);
  if (given !== null || !isInForce) return [];
  const silent = members.filter((member) => isAmong(member.origin, origins) && !isCovered(site, member));
  const sure = new Set(silent.filter((member) => !isErrorAlone(member)).map(({ origin }) => origin));
  const unsure = silent.filter(({ origin }) => !sure.has(origin));
  if (unsure.length === 0) return [];
  const status = [...new Set(unsure.map(statusOf))].join(', ');
  const replaced = [...new Set(unsure.map(({ origin }) => origin))].join(', ');
  return [{ id: 'error-page-may-replace', values: { host, status, origins: replaced } }];
}

const statusOf = ({ request }: Member): number => request?.leg.response?.status ?? 0;

/** An error that nginx has not written itself, with no preflight that would show whether the block is in force. */
function isErrorAlone(member: Member): boolean {
  const response = member.request?.leg.response;
  return member.preflight === null && !!response && statusOf(member) >= 400 && !isOwnPage(response);
}

/** What stands in the reader's own YAML and lets nobody in today, because CORS is off or the entry is misspelt. */
function comingIntoForce({ given }: Site, { enable, origins }: CorsPolicy): readonly Risk[] {
  if (given === null) return [];
  const { enabled, origins: today } = given.effective;
  const afterwards = origins === null ? presentOrigins(given).kept : elements(origins.from ?? '');
  const others = afterwards.filter((entry) => !(enabled && (today.includes(entry) || isWildcard(today))));
  const shared = afterwards.filter((entry) => entry.includes('*.') && sharedHostOf(entry) !== null);
  return [
    ...((enable !== null || origins !== null) && others.length > 0
      ? [{ id: 'present-origins-come-into-force', values: { origins: others.join(', ') } } as const]
      : []),
    ...shared.map((origin): Risk => ({
      id: 'shared-host-origin',
      values: { origin, shared: sharedHostOf(origin) ?? '' },
    })),
  ];
}

function riskOfOrigin(origin: string): readonly Risk[] {
  const url = parseUrl(origin);
  if (url === null) return [];
  const { protocol } = url;
  const parent = wildcardParent(origin);
  if (parent !== null) {
    const wide: Risk = { id: 'wildcard-origin', values: { origin, parent } };
    return protocol === 'http:' ? [wide, { id: 'insecure-origin', values: { origin } }] : [wide];
  }
  if (isLocalOrigin(url)) return [{ id: 'localhost-origin', values: { origin } }];
  return protocol === 'http:' ? [{ id: 'insecure-origin', values: { origin } }] : [];
}

const isAmong = (origin: string, origins: readonly string[]): boolean =>
  origins.some((it) => it === origin || (wildcardParent(it) !== null && it === wildcardOf(origin)));

const answersItself = ({ preflight }: Member): boolean =>
  lines(preflight?.leg.response?.headers ?? [], 'access-control-allow-origin').length > 0;

/** The application answers preflights with CORS headers of its own; for the added origins the controller will from now on. */
function preflightLeavesApp(site: Site, origins: readonly string[]): readonly Risk[] {
  const taken = site.members.some(
    (member) => isAmong(member.origin, origins) && !isCovered(site, member) && answersItself(member),
  );
  return taken ? [{ id: 'preflight-leaves-app', values: { host: site.host, origins: origins.join(', ') } }] : [];
}

/**
 * The block replaces an application's Access-Control-Allow-Origin; one that `add_header` writes in a snippet stays beside
 * its own (measured), and no answer shows which of the two it is.
 */
function ownHeadersMayDouble(site: Site, { enable, origins }: CorsPolicy): readonly Risk[] {
  if (site.given !== null || (enable === null && origins === null)) return [];
  // The present list cannot be seen: it may let in others than these too.
  const doubled = site.members.some(
    (member) => member.seen === null && !isCovered(site, member) && isAnsweredByAnother(site, member),
  );
  return doubled ? [{ id: 'own-headers-may-double', values: { host: site.host } }] : [];
}

/** Up to v1.0.4 the controller answers everybody with the one origin that it holds. */
const isAnsweredByAnother = ({ seen }: Site, { preflight, request }: Member): boolean =>
  [preflight, request].some((it) =>
    lines(it?.leg.response?.headers ?? [], 'access-control-allow-origin').some((value) => value !== seen?.origin),
  );
