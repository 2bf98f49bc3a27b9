// The decision table: from what the browser saw of a failed hop to what repairs it. First matching row.
import type { LegResponse } from '../exchange.ts';
import type { Instruction } from '../fix.ts';
import { lines } from '../http/headers.ts';
import { redirectTarget } from '../http/status.ts';
import { rawValue } from '../ingress-nginx/annotations.ts';
import { originBehind } from '../ingress-nginx/cors-block.ts';
import { looksAtOrigin } from '../ingress-nginx/release.ts';
import { snippetEffect } from '../ingress-nginx/snippet.ts';
import type { Release } from '../ingress-nginx/types.ts';
import type { Failure, FailureKind } from '../verdict.ts';
import { disagreements } from './agreement.ts';
import { callFinalUrl, clientCertificateOptional, instruct, raiseBodySize } from './instruction.ts';
import type { Member } from './member.ts';
import { isOwnPage } from './own-page.ts';
import { isCovered, type Site } from './site.ts';

export interface Conclusion {
  readonly instructions: readonly Instruction[];
  /** Whether the Ingress' CORS policy is to change for this request. */
  readonly policy: boolean;
  /** The answers come from a place that the policy does not reach: no change of it changes them. */
  readonly outOfReach: boolean;
}

/** What repairs a failed hop. */
export function conclude(site: Site, member: Member, release: Release): Conclusion {
  const elsewhere = outsidePolicy(site, member, release);
  if (elsewhere !== null) return { instructions: [elsewhere], policy: false, outOfReach: true };
  const twice = duplicated(member);
  const others = twice === null ? [...tooLarge(member), ...applicationsOwn(site, member)] : [twice];
  const instructions = [...opaqueOrigin(member), ...lowerCaseMethod(member), ...others];
  return { instructions, policy: true, outOfReach: false };
}

function outsidePolicy(site: Site, member: Member, release: Release): Instruction | null {
  return (
    localNetwork(member) ??
    redirected(site, member, release) ??
    duplicatedBehind(site, member) ??
    silentPreflight(site, member) ??
    silentResponse(site, member, release)
  );
}

function localNetwork(member: Member): Instruction | null {
  if (failed(member, 'local-network-insecure'))
    return instruct('serve-over-https', member, { page: member.exchange.pageOrigin });
  return failed(member, 'local-network-denied')
    ? instruct('grant-local-network', member, { page: member.exchange.pageOrigin })
    : null;
}

/**
 * Enabling CORS would only move these failures: behind the redirect the Origin is `null`. A redirect within the origin
 * that nginx itself answers comes from in front of the block: app-root, or the slash behind a path.
 */
function redirected({ given }: Site, member: Member, release: Release): Instruction | null {
  if (failed(member, 'origin-tainted')) return callFinalUrl(member, member.url);
  const leg = failed(member, 'preflight-redirect') ? member.preflight?.leg : member.request?.leg;
  if (!leg?.response) return null;
  const target = redirectTarget(leg.response, leg.url);
  if (target === null || isAnsweredBefore(member, target)) return null;
  const crosses = target.origin !== member.url.origin;
  const stopsHere = failed(member, 'preflight-redirect') || failed(member, 'redirect-userinfo');
  const isOwn = isOwnPage(leg.response);
  // The slash is added in front of the block: a snippet's origin may be there, the block's credentials never are.
  const isSlash = looksAtOrigin(release) && isOwn && target.pathname === `${member.url.pathname}/`;
  const isMissing = failed(member, 'origin-missing') && (crosses || (isOwn && given === null));
  const goesOn = !stopsHere && !isMissing && !(isSlash && failed(member, 'credentials-missing'));
  return goesOn ? null : callFinalUrl(member, target);
}

/** The block answers every OPTIONS in front of the redirect to https, a page's own one as well. */
const isAnsweredBefore = ({ method, url }: Member, target: URL): boolean =>
  method === 'OPTIONS' && url.protocol === 'http:' && target.href === url.href.replace(/^http:/, 'https:');

/** Several lines come from an `add_header`, the application or a second proxy; one line with a list is the application's. */
function duplicated(member: Member): Instruction | null {
  const failure = failed(member, 'origin-multiple');
  const response = failure && responseOf(member, failure);
  if (!response || lines(response.headers, 'access-control-allow-origin').length < 2) return null;
  return instruct('remove-duplicate-origin-header', member, { found: failure.found ?? '' });
}

/** The block would put one line in place of an application's two, and has not: they come from behind it. */
function duplicatedBehind(site: Site, member: Member): Instruction | null {
  return isCovered(site, member) || addsOrigin(site, member) ? duplicated(member) : null;
}

function addsOrigin({ given }: Site, { method, origin }: Member): boolean {
  if (given === null) return false;
  const { annotations } = given.object;
  const { added } = snippetEffect(annotations, method, originBehind(annotations, given.release, origin));
  return added.some(({ line: [name] }) => name.toLowerCase() === 'access-control-allow-origin');
}

function silentPreflight(site: Site, member: Member): Instruction | null {
  const response = member.preflight?.leg.response;
  const failure = failed(member, 'origin-missing', 'preflight') ?? failed(member, 'origin-opaque', 'preflight');
  if (!response || !failure || failure.found !== null) return null;
  const ownPage = ownErrorPage(member, response);
  if (ownPage !== null) return ownPage;
  // The block answers every preflight of an origin that it covers: this answer comes from in front of it.
  if (!isCovered(site, member)) return null;
  return notApplied(site, member) ?? instruct('check-error-status', member, { status: String(response.status) });
}

/** By the reader's own YAML the block answers, and by what was seen it does not. */
function notApplied({ given }: Site, member: Member): Instruction | null {
  if (given === null || disagreements(member, given.object.annotations, given.release) === 0) return null;
  const snippet = rawValue(given.object.annotations, 'configuration-snippet') ?? '';
  return /\bif\s*\(/.test(snippet) ? null : instruct('check-applied', member, { name: given.object.name });
}

function silentResponse(site: Site, member: Member, release: Release): Instruction | null {
  const response = member.request?.leg.response;
  if (!response) return null;
  if (isCovered(site, member)) {
    if (!differsFromBlock(site, member)) return null;
    return (response.status < 400 ? notApplied(site, member) : null) ?? lostBehindTheBlock(member, response);
  }
  const failure = member.failures.find(({ kind, stage }) => stage !== 'preflight' && OF_ORIGIN.has(kind));
  if (failure?.found !== null) return null;
  if (response.status === 413 && isOwnPage(response)) return isReadable413(release) ? null : raiseBodySize(member);
  return ownErrorPage(member, response);
}

/** Up to v1.0.4 a 413 carries the block's lines (measured): without them the block is off, and has to be on as well. */
const isReadable413 = (release: Release): boolean => !looksAtOrigin(release);

function tooLarge(member: Member): readonly Instruction[] {
  const response = member.request?.leg.response;
  return response?.status === 413 && isOwnPage(response) ? [raiseBodySize(member)] : [];
}

/** With the block in force the answer would carry the origin and the credentials that the block gives out. */
function differsFromBlock({ seen }: Site, { failures }: Member): boolean {
  return failures.some(({ kind, stage, found }) => {
    if (stage === 'preflight') return false;
    if (OF_ORIGIN.has(kind)) return found !== seen?.origin;
    return seen?.credentials === true && (kind === 'credentials-missing' || kind === 'credentials-invalid');
  });
}

const OF_ORIGIN: ReadonlySet<FailureKind> = new Set([
  'origin-missing',
  'origin-mismatch',
  'origin-invalid',
  'origin-multiple',
  'wildcard-with-credentials',
]);

function ownErrorPage(member: Member, response: LegResponse): Instruction | null {
  if (!isOwnPage(response)) return null;
  const isHttps = member.url.protocol === 'https:';
  if (response.status === 400 && isHttps) return clientCertificateOptional(member);
  if (response.status === 503) return instruct('check-endpoints', member);
  return response.status === 404 ? instruct('check-route', member, { path: member.url.pathname }) : null;
}

/** The policy covers this request, and its answer carries none of it: something behind or before the block took over. */
function lostBehindTheBlock(member: Member, response: LegResponse): Instruction {
  const { status } = response;
  if (status === 413) return raiseBodySize(member);
  if (status < 400) return instruct('remove-snippet-condition', member, { status: String(status) });
  return isOwnPage(response)
    ? instruct('check-error-status', member, { status: String(status) })
    : instruct('remove-custom-http-errors', member, { status: String(status) });
}

function opaqueOrigin(member: Member): readonly Instruction[] {
  const needsOrigin = member.failures.some(({ header }) => header === 'access-control-allow-origin');
  return member.origin === 'null' && needsOrigin ? [instruct('avoid-opaque-origin', member)] : [];
}

/** `fetch` upper-cases six methods and leaves `patch` as it is; a server knows only `PATCH`. */
function lowerCaseMethod(member: Member): readonly Instruction[] {
  const { method } = member;
  const isUnlisted = failed(member, 'method-not-listed') ?? failed(member, 'methods-unparsable');
  const isLower = method !== method.toUpperCase() && isUnlisted !== undefined;
  return isLower ? [instruct('uppercase-method', member, { method, upper: method.toUpperCase() })] : [];
}

/** The application answers CORS itself: its answer can be corrected in place of the Ingress'. */
function applicationsOwn(site: Site, member: Member): readonly Instruction[] {
  if (isCovered(site, member)) return [];
  const answered = member.failures.flatMap((failure): readonly Instruction[] => {
    const response = responseOf(member, failure);
    const said = response === null ? [] : lines(response.headers, 'access-control-allow-origin');
    // Up to v1.0.4 the controller itself answers every origin with the one that it holds.
    const speaks = said.length > 0 && !(site.given !== null && said[0] === site.seen?.origin);
    return speaks ? [alternative(member, failure)] : [];
  });
  return answered.slice(0, 1);
}

function alternative(member: Member, { kind, found }: Failure): Instruction {
  const values = { found: found ?? '', origin: member.origin };
  if (kind === 'preflight-status') return instruct('answer-options', member, { status: found ?? '' });
  const isList = kind === 'method-not-listed' || kind === 'header-not-listed' || kind.endsWith('-unparsable');
  return instruct(isList ? 'correct-allow-list' : 'correct-backend-origin', member, values);
}

/** The first failure of this kind at this hop, in the given stage where one is given. */
export function failed(member: Member, kind: FailureKind, stage?: Failure['stage']): Failure | undefined {
  return member.failures.find((failure) => failure.kind === kind && (stage === undefined || failure.stage === stage));
}

function responseOf({ preflight, request }: Member, { leg }: Failure): LegResponse | null {
  const found = [preflight, request].find((it) => it?.index === leg);
  return found?.leg.response ?? null;
}
