// What the controller does with one request, in the order of nginx's phases.
import type { HeaderLines } from '../exchange.ts';
import { checkAccess, type Granted, type Refused } from './access.ts';
import { intValue, rawValue, stringValue } from './annotations.ts';
import { bodyLimit } from './body-limit.ts';
import { chooseLocation, pathExpression } from './choose-location.ts';
import { corsEffect, originBehind, standingLines } from './cors-block.ts';
import type { Answer, Decision, Forward } from './decision.ts';
import { isDenied } from './denied.ts';
import { locationsOf, rewriteTarget, type Location } from './locations.ts';
import { backendAnswer, ownAnswer, preflightAnswer, type Scene } from './own-answer.ts';
import { rateLimits } from './rate-limits.ts';
import { annotatedRedirect, appRoot, hostName, httpsRedirect } from './redirects.ts';
import { looksAtOrigin, requireRelease } from './release.ts';
import { encodePath, parseTarget } from './request-target.ts';
import { headerValue } from './set-headers.ts';
import { snippetEffect } from './snippet.ts';
import type { BackendAnswer, IngressPath, Release, SimulatedRequest } from './types.ts';

/** Where requests of a simulation come from. */
const LOOPBACK = '127.0.0.1';

/**
 * The controller's answer to a request, or whom it has to ask for one. Source: the emitted configuration and nginx's
 * phases: server, find-config, rewrite, preaccess, access, content.
 * @param ingress the paths of the request's host, oldest Ingress first; none: the host is unknown
 * @param client the peer's IPv4 address, for the source ranges
 * @throws RangeError when `release` is no release of the controller
 */
export function decide(
  ingress: readonly IngressPath[],
  release: Release,
  request: SimulatedRequest,
  client: string = LOOPBACK,
): Decision {
  requireRelease(release);
  const outside: Scene = { request, owner: null, release, cors: [], added: [] };
  const { uri, query } = parseTarget(request.path);
  const early = tooLongLine(outside) ?? serverAnswer(outside, ingress, uri);
  if (early) return early;
  const choice = chooseLocation(locationsOf(ingress), uri);
  if (!choice) return ownAnswer(outside, 404);
  const { location } = choice;
  const answersAlone = isDenied(location);
  const scene = answersAlone ? outside : sceneOf(outside, location);
  const tooLong = (request.body_bytes ?? 0) > bodyLimit(answersAlone ? {} : location.owner.annotations);
  if (tooLong && request.chunked !== true) return ownAnswer(scene, 413);
  if (choice.addsSlash) {
    return ownAnswer(scene, 301, locationLine(`${request.scheme}://${hostName(request)}${uri}/${query}`));
  }
  return answersAlone ? ownAnswer(outside, 503) : rewritePhase(scene, location, client, tooLong);
}

function sceneOf(outside: Scene, { owner, facts }: Location): Scene {
  const release = facts.release ?? outside.release;
  const { method, headers } = outside.request;
  const { set, added } = snippetEffect(owner.annotations, method, headerValue(headers, 'origin'));
  return { ...outside, owner, release, cors: [...standingLines(owner.annotations, release), ...set], added };
}

/** The longest request line, and the longest header line, that the controller's nginx reads: 8 KiB. */
const LINE_LIMIT = 8192;

/**
 * Many cookies make one long line: such a request is refused before it is known whose it is. In HTTP/2 the limit is on
 * the compressed line, whose length cannot be told; nor is it judged where the protocol is not known.
 */
function tooLongLine(scene: Scene): Answer | null {
  const { http, method, path, headers } = scene.request;
  if (http !== '1.1') return null;
  if (`${method} ${path} HTTP/1.1\r\n`.length > LINE_LIMIT) return ownAnswer(scene, 414);
  const isTooLong = headers.some(([name, value]) => name.length + value.length + 4 > LINE_LIMIT);
  return isTooLong ? ownAnswer(scene, 400, [], 'Request Header Or Cookie Too Large') : null;
}

/** What the host's server block answers before it looks for a location. */
function serverAnswer(scene: Scene, ingress: readonly IngressPath[], uri: string): Answer | null {
  if (ingress.length === 0) return ownAnswer(scene, 404);
  const { request } = scene;
  // A preflight never carries a client certificate, and what a page's request carries is not known.
  if (request.scheme === 'https' && demandsCertificate(ingress))
    return ownAnswer(scene, 400, [], 'No required SSL certificate was sent');
  if (uri !== '/') return null;
  const root = ingress.map(({ annotations }) => appRoot(annotations)).find((path) => path !== null);
  if (root === undefined || root === null) return null;
  return ownAnswer(scene, 302, locationLine(`${request.scheme}://${request.host ?? ''}${root}`));
}

/** Of several objects the first with a secret speaks for the whole server. */
function demandsCertificate(ingress: readonly IngressPath[]): boolean {
  const first = ingress.find(({ annotations }) => stringValue(annotations, 'auth-tls-secret') !== null);
  if (first === undefined) return false;
  const verify = rawValue(first.annotations, 'auth-tls-verify-client') ?? 'on';
  return verify !== 'off' && verify !== 'optional' && verify !== 'optional_no_ca';
}

function rewritePhase(scene: Scene, location: Location, client: string, tooLong: boolean): Decision {
  const { request, release } = scene;
  const { annotations } = location.owner;
  const origin = headerValue(request.headers, 'origin');
  const effect = corsEffect(annotations, release, request.method, origin);
  const snippet = snippetEffect(annotations, request.method, originBehind(annotations, release, origin));
  if (effect.answersPreflight) {
    const { set, added } = snippet.matches ? snippetEffect(annotations, '', null) : snippet;
    return preflightAnswer({ ...scene, cors: [...set, ...effect.lines], added });
  }
  // Of two `if` that match the later one is in force, behind what stands outside. Before v1.0.5 the block's lines stand
  // outside too, in front of the snippet's.
  const isConditional = looksAtOrigin(release);
  const cors = isConditional
    ? [...snippet.set, ...(snippet.matches ? [] : effect.lines)]
    : [...effect.lines, ...snippet.set];
  const inside: Scene = { ...scene, cors, added: snippet.added };
  if (snippet.returns !== null) return preflightAnswer(inside, snippet.returns);
  const redirect = annotatedRedirect(annotations, request) ?? httpsRedirect(annotations, location.facts, request);
  if (redirect) return ownAnswer(inside, redirect.status, locationLine(redirect.location));
  if (location.facts.noEndpoints || exceedsLimit(location, request.nth_of_burst ?? 1)) return ownAnswer(inside, 503);
  return accessPhase(inside, location, client, tooLong);
}

/** Whether this many requests at once are more than a limit lets pass. Preflights never come here. */
function exceedsLimit({ facts, owner }: Location, nth: number): boolean {
  return rateLimits(owner.annotations, facts).some(({ burst }) => nth > 1 + burst);
}

function accessPhase(scene: Scene, location: Location, client: string, tooLong: boolean): Decision {
  const proceed = (access: Granted | Refused): Answer | Forward => {
    if (access.kind === 'refused') return ownAnswer(scene, access.status, access.headers);
    return tooLong ? ownAnswer(scene, 413) : contentPhase(scene, location);
  };
  const access = checkAccess(location.owner.annotations, scene.request, client);
  if (access.kind !== 'asked') return proceed(access);
  return { kind: 'authorize', url: access.url, resume: (answer) => proceed(access.resume(answer)) };
}

function contentPhase(scene: Scene, { facts, owner }: Location): Answer | Forward {
  if (facts.defaultBackend) return ownAnswer(scene, 404);
  if (facts.refusesConnections) return ownAnswer(scene, 502);
  return {
    kind: 'forward',
    request: { ...scene.request, path: rewrittenPath(owner, scene.request.path) },
    connectTimeout: intValue(owner.annotations, 'proxy-connect-timeout', 5),
    readTimeout: intValue(owner.annotations, 'proxy-read-timeout', 60),
    finish: (answer) => finish(scene, answer),
  };
}

function finish(scene: Scene, answer: BackendAnswer): Answer {
  if ('status' in answer) return backendAnswer(scene, answer.status, answer.headers);
  return ownAnswer(scene, answer.failure === 'timeout' ? 504 : 502);
}

/** `rewrite "(?i)PATH" TARGET break`: the whole path becomes the target, with the expression's groups filled in. */
function rewrittenPath(owner: IngressPath, path: string): string {
  const target = rewriteTarget(owner);
  if (target === null || target === owner.path) return path;
  const { uri, query } = parseTarget(path);
  const match = pathExpression(owner.path)?.exec(uri);
  if (!match) return path;
  const filled = target.replaceAll(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
  return encodePath(filled.startsWith('/') ? filled : `/${filled}`) + query;
}

function locationLine(value: string): HeaderLines {
  return [['Location', value]];
}
