// Asks the simulated gateway what the captured requests would get after a change, and judges that again.
import type { Exchange, HeaderLines, Leg } from '../exchange.ts';
import type { Dialect } from '../dialects/types.ts';
import { isSafelistedMethod } from '../fetch/safelist.ts';
import { methodBehind, redirectTarget } from '../http/status.ts';
import { originBehind } from '../ingress-nginx/cors-block.ts';
import { looksAtOrigin } from '../ingress-nginx/release.ts';
import { snippetEffect } from '../ingress-nginx/snippet.ts';
import type { BackendAnswer, IngressPath, Release } from '../ingress-nginx/types.ts';
import { type Judgement, judgementOn } from '../judge.ts';
import type { Failure } from '../verdict.ts';
import { shapeOf } from './hop-shape.ts';
import { credentialsOf, type Member } from './member.ts';
import { isCovered, type Site } from './site.ts';

/** Where the requests of one exchange arrive, after a change. */
export interface Trial {
  readonly dialect: Dialect;
  readonly release: Release;
  readonly placed: readonly IngressPath[];
  /** Different paths may get different answers: of an Ingress that nobody has seen one path stands for all. */
  readonly byPath: boolean;
  /** What the gateway answers, by what it looks at of a request. */
  readonly answers: Map<string, ReturnType<Dialect['answering']>>;
  /** Verdicts by what they depend on: a page makes the same request over and over. */
  readonly known: Map<string, Judgement>;
  /** What the verdict on a hop depends on, as `known` has it: the same in every trial of one site. */
  readonly shapes: Map<Member, string | null>;
  /** Where a simulated answer sends a request that was not seen there, by exchange. */
  readonly redirects: Map<string, URL>;
}

/**
 * The verdict on an exchange after a change.
 * @param hops its hops at this site; the other hops stay as they were captured
 * @param outOfReach the hops whose answers no policy changes
 */
export function verdictAfter(
  site: Site,
  hops: readonly Member[],
  outOfReach: ReadonlySet<Member>,
  trial: Trial,
): Judgement {
  const shape = outOfReach.size === 0 ? shapeIn(trial, site, hops) : null;
  const known = shape === null ? undefined : trial.known.get(shape);
  if (known !== undefined) return known;
  const verdict = tried(site, hops, outOfReach, trial);
  const [first] = hops;
  if (shape !== null && first !== undefined && !trial.redirects.has(first.exchange.id)) trial.known.set(shape, verdict);
  return verdict;
}

/** What the verdict on a single hop depends on; `null` where there is more of it. */
function shapeIn({ byPath, shapes }: Trial, site: Site, hops: readonly Member[]): string | null {
  const [hop, other] = hops;
  if (hop === undefined || other !== undefined || hop.exchange.legs.length > 2) return null;
  const known = shapes.get(hop);
  if (known !== undefined) return known;
  const shape = shapeOf(site, hop, byPath);
  shapes.set(hop, shape);
  return shape;
}

function tried(site: Site, hops: readonly Member[], outOfReach: ReadonlySet<Member>, trial: Trial): Judgement {
  const [first] = hops;
  if (first === undefined) throw new RangeError('An exchange without a hop has no verdict.');
  const legs: Leg[] = first.exchange.legs.slice();
  for (const hop of hops) {
    if (outOfReach.has(hop)) continue;
    if (hop.preflight) legs[hop.preflight.index] = preflightAfter(site, hop, hop.preflight.leg, trial);
    if (hop.request) legs[hop.request.index] = requestAfter(site, hop, hop.request.leg, trial);
  }
  for (const [index, leg] of legs.entries()) if (leg.error !== null) legs[index] = { ...leg, error: null };
  const last = hops.at(-1);
  if (last !== undefined && last.request?.index === legs.length - 1) legs.push(...followed(last, legs.at(-1), trial));
  return underEveryMode({ ...first.exchange, legs, credentials: credentialsOf(first), outcome: 'unknown' });
}

const plainAnswer = (): BackendAnswer => ({ status: 200, headers: [] });

/**
 * The requests behind redirects that nobody has seen followed: the Origin is `null` where the redirect leaves the origin.
 * What answers at another host is not known; nothing says that it allows `null`.
 */
function followed(hop: Member, leg: Leg | undefined, trial: Trial, most = MOST_REDIRECTS): readonly Leg[] {
  const target = leg?.response ? redirectTarget(leg.response, leg.url) : null;
  if (leg === undefined || target === null || most === 0) return [];
  if (!trial.redirects.has(hop.exchange.id)) trial.redirects.set(hop.exchange.id, target);
  const origin = target.origin === hop.url.origin ? hop.origin : 'null';
  const method = methodBehind(leg.response?.status ?? 0, leg.method);
  const next: Leg = { ...leg, url: target.href, method, requestHeaders: [['Origin', origin]], response: null };
  if (target.hostname !== hop.url.hostname)
    return [{ ...next, response: { status: 200, headers: [], fromCache: false } }];
  const there = { ...hop, url: target, origin };
  const answered = answeredBy(trial, next, there, plainAnswer);
  return [...preflightOf(next, there, trial), answered, ...followed(there, answered, trial, most - 1)];
}

/** Each hop has a preflight of its own, where the request still needs one. */
function preflightOf(next: Leg, hop: Member, trial: Trial): readonly Leg[] {
  if (hop.preflight === null || (hop.headers.length === 0 && isSafelistedMethod(next.method))) return [];
  const names: HeaderLines = hop.headers.length === 0 ? [] : [['Access-Control-Request-Headers', hop.headers.join()]];
  const asking: HeaderLines = [['Origin', hop.origin], ['Access-Control-Request-Method', next.method], ...names];
  return [answeredBy(trial, { ...next, role: 'preflight', method: 'OPTIONS' }, hop, plainAnswer, asking)];
}

/** Fetch, "HTTP-redirect fetch", step 6. */
const MOST_REDIRECTS = 20;

/** Where the credentials mode is not known the request has to pass under both. */
function underEveryMode(exchange: Exchange): Judgement {
  if (exchange.credentials !== 'unknown') return judgedUntilItStops(exchange);
  const omit = judgedUntilItStops({ ...exchange, credentials: 'omit' });
  const include = judgedUntilItStops({ ...exchange, credentials: 'include' });
  if (include.result === 'allowed') return omit;
  const earlier = include.failures.filter(({ leg }) => leg < (omit.failures[0]?.leg ?? 0));
  if (omit.result !== 'allowed') return { ...omit, failures: [...earlier.map(onlyWithCredentials), ...omit.failures] };
  return { ...include, result: 'ambiguous', failures: include.failures.map(onlyWithCredentials) };
}

const onlyWithCredentials = (failure: Failure): Failure => ({ ...failure, onlyWith: 'include' });

/** A browser does not go on behind a failed check: the legs behind the first one that fails were never sent. */
function judgedUntilItStops(exchange: Exchange): Judgement {
  const whole = judgementOn(exchange);
  if (whole.result === 'allowed') return whole;
  for (const [index, leg] of exchange.legs.entries()) {
    const sent = exchange.legs.slice(0, index + 1);
    const next = exchange.legs[index + 1];
    const kept =
      leg.role === 'preflight' && next !== undefined ? [{ ...next, requestHeaders: null, response: null }] : [];
    const verdict = judgementOn({ ...exchange, legs: [...sent, ...kept] });
    if (verdict.failures.length > 0) return verdict;
  }
  return whole;
}

function preflightAfter(site: Site, hop: Member, leg: Leg, trial: Trial): Leg {
  const answered = leg.response;
  const backend = (): BackendAnswer =>
    answered === null
      ? { status: 200, headers: [] }
      : { status: answered.status, headers: withoutBlock(site, hop, leg.method, answered.headers) };
  const headers = leg.requestHeaders ?? [['Origin', hop.origin]];
  return answeredBy(trial, leg, hop, backend, headers);
}

/** A request that its preflight kept back is answered as a working application would: 200. */
function requestAfter(site: Site, hop: Member, leg: Leg, trial: Trial): Leg {
  const answered = leg.response;
  const backend = (): BackendAnswer =>
    answered === null
      ? { status: 200, headers: [] }
      : {
          status: answered.status,
          headers: isWrittenByBlock(site, hop)
            ? withoutPolicy(site, answered.headers)
            : withoutSnippet(site, hop, leg.method, answered.headers),
        };
  return answeredBy(trial, leg, hop, backend);
}

/** Not where a snippet's condition takes the block's lines away (from v1.0.5 on): what was seen there is not its own. */
function isWrittenByBlock(site: Site, hop: Member): boolean {
  if (!isCovered(site, hop)) return false;
  if (site.given === null) return true;
  const { object, release } = site.given;
  const { matches } = snippetEffect(
    object.annotations,
    hop.method,
    originBehind(object.annotations, release, hop.origin),
  );
  return !(matches && looksAtOrigin(release));
}

/** The application's answer as it was before a snippet of the reader's own YAML added its lines, which it will again. */
function withoutSnippet({ given }: Site, { origin }: Member, method: string, headers: HeaderLines): HeaderLines {
  if (given === null) return headers;
  const { annotations } = given.object;
  const { set, added } = snippetEffect(annotations, method, originBehind(annotations, given.release, origin));
  if (set.length + added.length === 0) return headers;
  const lines = new Set([...set, ...added.map(({ line }) => line)].map(([name, value]) => lineKey(name, value)));
  return headers.filter(([name, value]) => !lines.has(lineKey(name, value)));
}

const lineKey = (name: string, value: string): string => `${name.toLowerCase()}: ${value}`;

/** What the application answers a preflight is not known where the block answers in its place: nothing of its own. */
function withoutBlock(site: Site, hop: Member, method: string, headers: HeaderLines): HeaderLines {
  const rest = withoutSnippet(site, hop, method, headers);
  return isCovered(site, hop) ? withoutPolicy(site, rest) : rest;
}

const POLICY = /^access-control-(?:allow-(?:origin|methods|headers)|max-age)$/i;
const CREDENTIALS = /^access-control-allow-credentials$/i;

/** The application's answer as it was before the controller put its own lines over it. */
const withoutPolicy = ({ seen }: Site, headers: HeaderLines): HeaderLines =>
  headers.filter(([name]) => !POLICY.test(name) && !(seen?.credentials === true && CREDENTIALS.test(name)));

/** The gateway looks at a request's method, its origin and where it goes: pages ask for the same with other headers. */
function answering(
  { answers, byPath, dialect, placed, release }: Trial,
  { origin, url }: Member,
  method: string,
): ReturnType<Dialect['answering']> {
  const where = byPath ? url.href : url.protocol;
  const key = `${where} ${method.length} ${method}${origin}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const made = dialect.answering(placed, release, { url, method, headers: [['Origin', origin]] });
  answers.set(key, made);
  return made;
}

function answeredBy(
  trial: Trial,
  { role, url, method, requestHeaders }: Leg,
  hop: Member,
  backend: () => BackendAnswer,
  sent: HeaderLines | null = requestHeaders,
): Leg {
  const { status, headers: answer } = answering(trial, hop, method)(backend);
  // Spelt out: a spread of a leg costs as much as the check of its headers (measured).
  return {
    role,
    url,
    method,
    requestHeaders: sent,
    response: { status, headers: answer, fromCache: false },
    error: null,
  };
}
