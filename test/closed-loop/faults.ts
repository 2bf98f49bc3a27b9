// What can be wrong with the fixes of a case.
import {
  type Annotations,
  effectiveCors,
  type Fix,
  type IngressPath,
  type Proof,
  type Release,
} from '../../src/core/index.ts';
import { withoutPolicy } from '../../src/core/ingress-nginx/annotations.ts';
import { bodyLimit } from '../../src/core/ingress-nginx/body-limit.ts';
import { chooseLocation } from '../../src/core/ingress-nginx/choose-location.ts';
import { locationsOf } from '../../src/core/ingress-nginx/locations.ts';
import { looksAtOrigin } from '../../src/core/ingress-nginx/release.ts';
import { placedOf, replacedBy, servedBy } from './apply.ts';
import { isBroken } from './broken.ts';
import type { Answered } from './loop.ts';
import { type Asked, calledHost, type LoopObject, type LoopSite, pathnameOf } from './site.ts';

export interface Standing {
  readonly site: LoopSite;
  readonly way: 'yaml' | 'blind';
  readonly before: Answered;
  readonly fixes: readonly Fix[];
}

interface Left {
  readonly label: string;
  readonly fix: Fix;
  readonly key: string;
}

/** How each leg of a request ended. */
const endOf = ({ exchanges }: Answered, index: number): string =>
  exchanges[index]?.legs
    .map(({ role, response, error }) => `${role} ${response?.status ?? '-'} ${error ?? 'no error'}`)
    .join(', ') ?? 'not captured';

/** Nothing that passed may be blocked afterwards. */
export function regression({ site, way, before, fixes }: Standing, now: Answered): string | null {
  // A header that a hidden snippet writes reached a redirect too, in front of the block that stands in for it; and up to
  // v1.0.4 a block that is new answers everybody.
  const isBeside = (index: number): boolean =>
    way === 'blind' &&
    ((before.exchanges[index]?.legs.length ?? 0) > 1 || !looksAtOrigin(site.release)) &&
    isDoubled(site, fixes, index);
  // A list that nobody sees may hold the page's origin, and none can hold this name: the fix says so of the request.
  const isTold = (index: number): boolean =>
    way === 'blind' &&
    fixes.some(({ instructions }) =>
      instructions.some(
        ({ id, because }) =>
          /^inexpressible-(?:method|header)$/.test(id) && because.some(({ exchange }) => exchange === String(index)),
      ),
    );
  // Up to v1.0.4 two Ingresses that let everybody in answer alike, and one can hold one origin: "afterwards only these may".
  const isNarrowed = (index: number): boolean =>
    way === 'blind' && !looksAtOrigin(site.release) && fixes.some((fix) => shutsOut(site, fix, index));
  const lost = before.passed.findIndex(
    (pass, index) =>
      pass &&
      now.passed[index] === false &&
      !isBeside(index) &&
      !isTold(index) &&
      !isNarrowed(index) &&
      !isWrittenTwice(site, index),
  );
  return lost < 0 ? null : `Request ${lost} passed before the fix and is blocked after it (${endOf(now, lost)}).`;
}

/** Whether a fix warns that a list takes the place of `*`, at an Ingress that was not seen to serve this request too. */
function shutsOut(site: LoopSite, { changes, proof, risks }: Fix, index: number): boolean {
  const servedAt = (at: number): LoopObject | undefined => servedBy(site.objects, calledPath(site.requests, at));
  const its = changes.flatMap(({ because }) => because.map(({ exchange }) => servedAt(Number(exchange))));
  return (
    risks.some(({ id }) => id === 'origin-list-narrows-wildcard') &&
    its.includes(servedAt(index)) &&
    proof.every(({ exchange }) => exchange !== String(index))
  );
}

/**
 * What the proof says of a blocked request has to come true. Without the YAML only a fix that starts from nothing hidden
 * says anything; and of a request that was not sent, nobody knows what its body or its application's answer brings.
 */
export function brokenPromise({ site, way, before, fixes }: Standing, now: Answered): string | null {
  for (const fix of fixes.filter(({ host }) => host === calledHost(site, site.label))) {
    for (const { exchange, before: was, after } of fix.proof) {
      const index = Number(exchange);
      if (was === 'allowed' || isUnrouted(site, index) || isHidden(site, before, index, way)) continue;
      if (isWrittenTwice(site, index)) continue;
      if (way === 'blind' && (isUnseen(site, fix, index) || isWithoutEffect(site, [fix], index))) continue;
      if (after === 'allowed' && now.passed[index] === false)
        return `Request ${index} is still blocked (${endOf(now, index)}), and was said to pass.`;
      const isUnknown = isUnfollowed(before, index) || isUnasked(site, before, index);
      if (way === 'yaml' && isSureToFail(fix, after) && !isUnknown && now.passed[index] === true)
        return `Request ${index} passes, and was said to be blocked.`;
    }
  }
  return null;
}

/**
 * Nothing of the policy showed anywhere, and the Ingress has one: a list or no credentials that the fix does not set, or a
 * snippet or an error page that is not to be told from the application as long as the block is silent.
 */
function isUnseen({ objects, requests }: LoopSite, { changes, proof }: Fix, index: number): boolean {
  const present = servedBy(objects, calledPath(requests, index))?.annotations ?? {};
  // The application's own Access-Control-Allow-Credentials passes through a block that sends none.
  const isMasked =
    present['nginx.ingress.kubernetes.io/cors-allow-credentials'] !== undefined &&
    proof.some(({ exchange }) => calledPath(requests, Number(exchange)).startsWith('/own-cors/'));
  // A snippet writes the origin itself. Behind a block that lets all in, one that asks for the request's reads `*`, and a
  // list in its place wakes it; and where the block sends no more than it does, the line of either looks like the other's.
  const isAlike = /\$http_origin|Access-Control-Allow-Origin/.test(
    present['nginx.ingress.kubernetes.io/configuration-snippet'] ?? '',
  );
  const isChanged = changes.some(({ key }) => /\/cors-allow-(?:origin|credentials)$/.test(key));
  if (isMasked || (isAlike && isChanged)) return true;
  if (!changes.some(({ key }) => key.endsWith('/enable-cors'))) return false;
  return ['cors-allow-methods', 'cors-allow-headers', 'cors-allow-credentials', ...BEHIND].some((name) => {
    const key = `nginx.ingress.kubernetes.io/${name}`;
    return present[key] !== undefined && !changes.some((change) => change.key === key);
  });
}

const BEHIND = ['configuration-snippet', 'custom-http-errors'];

/** An Ingress that nobody has seen has the path already, or a longer one that takes the request. */
function isTaken({ objects, requests }: LoopSite, { paths }: Fix, index: number): boolean {
  const called = calledPath(requests, index);
  const annotations = withoutPolicy(servedBy(objects, called)?.annotations ?? {});
  const own = new Set((paths ?? []).map((path): IngressPath => ({ path, pathType: 'Prefix', annotations })));
  const owner = chooseLocation(locationsOf([...placedOf(objects), ...own]), called)?.location.owner;
  return owner === undefined || !own.has(owner);
}

/** Whether the fix for a request warns that it may be without effect, and it is. */
export const isWithoutEffect = (site: LoopSite, fixes: readonly Fix[], index: number): boolean =>
  fixes.some((fix) => {
    if (!fix.proof.some(({ exchange }) => exchange === String(index))) return false;
    const warns = new Set(fix.risks.map(({ id }) => id));
    if (warns.has('path-may-be-taken') && isTaken(site, fix, index)) return true;
    const its = servedBy(site.objects, calledPath(site.requests, index));
    if (its !== undefined && replacedBy(fix, its).statuses.length > 0) return true;
    const all = site.requests.map((_, at) => servedBy(site.objects, calledPath(site.requests, at)));
    return warns.has('path-may-be-of-another') && new Set(all).size > 1;
  });

/** What stands in an annotation of the Ingress that serves a request. */
const valueAt = ({ objects, requests }: Pick<LoopSite, 'objects' | 'requests'>, index: number, name: string): string =>
  servedBy(objects, calledPath(requests, index))?.annotations[`nginx.ingress.kubernetes.io/${name}`] ?? '';

/** Whether a fix warns of a header that a snippet writes, and one does. */
const isDoubled = (site: LoopSite, fixes: readonly Fix[], index: number): boolean =>
  fixes.some(({ risks }) => risks.some(({ id }) => id === 'own-headers-may-double')) &&
  /add_header Access-Control-Allow-Origin/.test(valueAt(site, index, 'configuration-snippet'));

/** No path of the host takes it: that its 404 becomes readable repairs nothing. */
export function isUnrouted({ objects, requests }: LoopSite, index: number): boolean {
  const path = calledPath(requests, index);
  return placedOf(objects).every((placed) => {
    const owner = chooseLocation(locationsOf(placedOf(objects)), path)?.location.owner;
    return owner?.path !== placed.path || owner.annotations !== placed.annotations;
  });
}

/** It ended at a redirect: what the application answers behind it nobody has seen. */
const isUnfollowed = ({ exchanges }: Answered, index: number): boolean => {
  const status = exchanges[index]?.legs.at(-1)?.response?.status ?? 0;
  return status >= 300 && status < 400;
};

/** It was never sent, and its application answers CORS itself: what it would answer nobody has seen. */
const isUnasked = ({ requests }: LoopSite, { exchanges }: Answered, index: number): boolean =>
  /^\/\w+-cors\//.test(calledPath(requests, index)) &&
  exchanges[index]?.legs.every(({ role, response }) => role === 'preflight' || response === null) === true;

/** Where the mode is not known, one reading of the two comes true. */
const isSureToFail = ({ changes }: Fix, after: Proof['after']): boolean => after === 'blocked' && changes.length > 0;

/**
 * Its preflight kept it back, and what it would have met behind it shows on no preflight: a limit of its body, a redirect
 * of the application, an error page in place of its answer, an origin that both application and snippet write, and where the
 * YAML is not known a redirect or a snippet. Behind a redirect that was not followed the last are unseen as well.
 */
export function isHidden(
  { objects, requests }: LoopSite,
  before: Answered,
  index: number,
  way: Standing['way'],
): boolean {
  const [asked, exchange] = [requests[index], before.exchanges[index]];
  if (asked === undefined || exchange === undefined) return true;
  const annotations = servedBy(objects, pathnameOf(asked))?.annotations ?? {};
  const written = (name: string): string => valueAt({ objects, requests }, index, name);
  const leadsAway = LEADING_AWAY.some((name) => written(name) !== '');
  if (exchange.legs.some(({ role, response }) => role === 'request' && response !== null))
    return way === 'blind' && leadsAway && isUnfollowed(before, index);
  const isRefused =
    pathnameOf(asked) === '/redirect' ||
    isWrittenTwice({ objects, requests }, index) ||
    asked.body > bodyLimit(annotations) ||
    written('custom-http-errors')
      .split(',')
      .some((code) => pathnameOf(asked) === `/status/${code}`);
  if (isRefused || way === 'yaml') return isRefused;
  return asked.scheme === 'http' || leadsAway;
}

/** Its application answers with an origin of its own, unseen as long as the block replaces it, and a snippet adds another. */
const isWrittenTwice = (site: Pick<LoopSite, 'objects' | 'requests'>, index: number): boolean =>
  /-cors\//.test(calledPath(site.requests, index)) &&
  /add_header Access-Control-Allow-Origin/.test(valueAt(site, index, 'configuration-snippet'));

const LEADING_AWAY = ['permanent-redirect', 'temporal-redirect', 'auth-signin', 'configuration-snippet'];

/** Something is blocked, and there is neither a change nor a word of advice for it. */
export function silent({ before, fixes }: Standing): string | null {
  const told = new Set(
    fixes.flatMap(({ changes, instructions }) =>
      [...changes, ...instructions].flatMap(({ because }) => because.map(({ exchange }) => exchange)),
    ),
  );
  const unsaid = before.passed.findIndex(
    (pass, index) => !pass && !told.has(String(index)) && !isBroken(before.exchanges[index]),
  );
  return unsaid < 0 ? null : `Request ${unsaid} is blocked (${endOf(before, unsaid)}), and no fix says anything of it.`;
}

/**
 * A line that can be left out: what passes passes without it too.
 * @param answered what a trial without a line showed; `null`: without it a stranger came in
 */
export function needlessIn(
  it: Standing & { readonly without: readonly Left[] },
  now: Answered,
  answered: (label: string) => Answered | null,
): string | null {
  for (const left of it.without) {
    const without = answered(left.label);
    if (without === null) continue;
    // A request that an instruction has to repair as well shows nothing.
    const change = left.fix.changes.find(({ key }) => key === left.key);
    // Where it is needed with credentials only, it is not meant for what came without.
    const isWithCredentials = (change?.onlyWith ?? null) !== null || left.key.endsWith('/cors-allow-credentials');
    const meant = (change?.because ?? [])
      .filter(({ exchange, reason }) => {
        const isOpen = !isWithCredentials && reason.key !== 'because_wildcard';
        return isOpen || it.site.requests[Number(exchange)]?.credentials === 'include';
      })
      .map(({ exchange }) => Number(exchange));
    const isRepaired = meant.some((index) => now.passed[index] === true && it.before.passed[index] === false);
    const own = left.fix.proof.map(({ exchange }) => Number(exchange));
    const isNeeded = own.some((index) => now.passed[index] === true && without.passed[index] === false);
    const isElsewhere = it.way === 'blind' && meant.some((index) => isWithoutEffect(it.site, [left.fix], index));
    if (isRepaired && !isNeeded && !isElsewhere) return `Not minimal: all is the same without ${left.key}.`;
  }
  return null;
}

/**
 * Lines that are not left out for a try: those needed in one reading of the credentials mode only, where it is the other
 * one; in a new Ingress what it takes over from the present one; without the YAML also values that stand there already and
 * were not to be seen, and those that are added to what nobody sees.
 */
export function isExcused({ site, way, before, fixes }: Standing, { fix, key }: Omit<Left, 'label'>): boolean {
  const change = fix.changes.find((one) => one.key === key);
  if (change === undefined) return true;
  // A request that meets something else once it is sent shows nothing.
  if (change.because.every(({ exchange }) => isHidden(site, before, Number(exchange), way))) return true;
  const reasons = new Set(change.because.map(({ reason }) => reason.key));
  if (
    change.onlyWith !== null &&
    change.because.every(({ exchange }) => site.requests[Number(exchange)]?.credentials !== 'include')
  )
    return true;
  // That the snippet's line goes is enough alone, and nobody sees whose it is.
  if (way === 'blind' && change.because.some(({ exchange }) => isDoubled(site, fixes, Number(exchange)))) return true;
  // It stands there already, and was not to be seen.
  if (way === 'blind' && site.objects.some(({ annotations }) => isThere(annotations, key, change.value, site.release)))
    return true;
  if (['because_kept', 'because_answered_today', 'because_listed_today'].some((reason) => reasons.has(reason)))
    return true;
  // Up to v1.0.4 an answer does not show whether the controller or the application leaves the credentials out.
  if (way === 'blind' && key.endsWith('/cors-allow-credentials') && change.value === 'true') return true;
  // A new Ingress without CORS hands the requests to an application that answers well itself, which the block has hidden.
  if (fix.paths?.some((path) => path.startsWith('/own-cors')) === true) return true;
  return way === 'blind' && (change.mode === 'append' || key.endsWith('/cors-allow-origin') || fixes.length > 1);
}

function isThere(annotations: Annotations, key: string, value: string, release: Release): boolean {
  return annotations[key] === value || (key.endsWith('/enable-cors') && effectiveCors(annotations, release).enabled);
}

const calledPath = (requests: readonly Asked[], index: number): string => pathnameOf(requests[index] ?? { path: '/' });
