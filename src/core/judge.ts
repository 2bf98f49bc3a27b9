import { adviceForFix, adviceOn } from './advice/index.ts';
import { causeOf } from './causes/index.ts';
import type { Exchange, Leg } from './exchange.ts';
import { type Hop, hopsOf, leavesOrigin } from './fetch/hops.ts';
import { readings } from './fetch/hypotheses.ts';
import { localNetworkFailure } from './fetch/local-network.ts';
import { preflightReason } from './fetch/preflight-need.ts';
import { failuresOf } from './fetch/procedure.ts';
import { isTrustworthy } from './http/origin.ts';
import { brokenLocation, redirectTarget } from './http/status.ts';
import { credentialsOf } from './recording/evidence.ts';
import type { Candidate, Cause, Failure, Verdict } from './verdict.ts';

/** What a verdict decides, without what explains it. */
export type Judgement = Pick<Verdict, 'result' | 'failures' | 'candidates'>;

/**
 * The browser's verdict on one exchange: what failed, all of it, in the browser's order. Where the credentials mode
 * decides and no event tells it, both readings come back as `candidates` and the result is `ambiguous`.
 */
export function judge(exchange: Exchange): Verdict {
  const hops = hopsOf(exchange);
  const judged = decided(exchange, hops);
  const { cause, advice } = explained(exchange, judged);
  // Spelt out: a spread costs a third of the whole judge (measured).
  const { result, failures, candidates } = judged;
  return { result, failures, candidates, cause, advice, preflightReason: preflightReason(exchange, hops) };
}

/** The same without the cause, which no fix looks at, and with the advice that one can follow. */
export function judgedForFix(exchange: Exchange): Omit<Verdict, 'cause'> {
  const hops = hopsOf(exchange);
  const { result, failures, candidates } = decided(exchange, hops);
  const isRead = result === 'allowed' && candidates.length > 0;
  const advice = isRead ? adviceForFix(exchange, modeRead(candidates)) : [];
  return { result, failures, candidates, advice, preflightReason: preflightReason(exchange, hops) };
}

/** The same without cause, advice and the preflight's reason: for an exchange that was never captured. */
export const judgementOn = (exchange: Exchange): Judgement => decided(exchange, hopsOf(exchange));

function decided(exchange: Exchange, hops: readonly Hop[]): Judgement {
  if (exchange.outcome === 'pending') return judgement('pending');
  const local = localNetworkFailure(exchange);
  if (local !== null) return judgement('blocked', [local]);
  if (exchange.mode !== 'cors' || !leavesOrigin(exchange, hops) || !endedByCors(exchange)) return judgement('not-cors');
  const found = failuresOf(exchange, hops);
  const candidates = credibleReadings(exchange, found);
  const [first, second] = candidates;
  // No reading agrees with what the browser did: it allowed what should fail, or blocked what passes every check.
  if (first === undefined) return judgement(exchange.outcome === 'allowed' ? 'allowed' : 'not-cors');
  const failures = second === undefined ? first.failures : found;
  if (second !== undefined && !stopsAtTheSame(first, second)) return judgement('ambiguous', failures, candidates);
  return judgement(failures.length === 0 ? 'allowed' : 'blocked', failures, candidates);
}

function judgement(
  result: Judgement['result'],
  failures: Judgement['failures'] = [],
  candidates: Judgement['candidates'] = [],
): Judgement {
  return { result, failures, candidates };
}

const UNEXPLAINED: Pick<Verdict, 'cause' | 'advice'> = { cause: null, advice: [] };

/** A cause for what did not pass, advice for what did. A verdict that no reading led to says nothing of its own. */
function explained(exchange: Exchange, { result, failures, candidates }: Judgement): Pick<Verdict, 'cause' | 'advice'> {
  switch (result) {
    case 'pending':
    case 'ambiguous':
      return UNEXPLAINED;
    case 'not-cors':
      return { cause: causeAt(exchange, []), advice: [] };
    case 'blocked':
      return candidates.length === 0 ? UNEXPLAINED : { cause: causeAt(exchange, failures), advice: [] };
    case 'allowed':
      return candidates.length === 0 ? UNEXPLAINED : { cause: null, advice: adviceOn(exchange, modeRead(candidates)) };
  }
}

/** The credentials mode that the only reading has. */
const modeRead = ([only, other]: readonly Candidate[]): Exchange['credentials'] =>
  only === undefined || other !== undefined ? 'unknown' : only.credentials;

/**
 * Chromium ends a CORS failure with ERR_FAILED (measured, every CorsError), Firefox with NS_ERROR_DOM_BAD_URI or, for a
 * response whose body was quicker than the check, as completed. Any other error string is another reason.
 */
function endedByCors({ legs, outcome, browser, pageOrigin }: Exchange): boolean {
  const last = legs.at(-1);
  const error = last?.error ?? null;
  if (outcome === 'unknown' && last !== undefined && legs.length === 1 && wasNeverSent(last)) return false;
  if (outcome === 'allowed') return true;
  if (browser === 'firefox') return legs.every((leg) => isErrorOfCors(leg, pageOrigin));
  if (error === null) return true;
  if (browser === 'chromium' && legs.some(isBrokenPreflight)) return false;
  return ERRORS_OF_CORS.has(error);
}

const ERRORS_OF_CORS: ReadonlySet<string> = new Set(['net::ERR_FAILED', 'NS_ERROR_DOM_BAD_URI']);

/**
 * Firefox ends a redirect that it refuses with the last state of its connection (measured), whatever refused it. Before
 * CORS it looks for what may not be loaded at all: another scheme, http from https.
 */
function isErrorOfCors({ error, response, url }: Leg, pageOrigin: string): boolean {
  if (error === null || ERRORS_OF_CORS.has(error)) return true;
  if (error !== 'NS_ERROR_NET_ON_RECEIVING_FROM' && error !== 'NS_ERROR_UNEXPECTED') return false;
  const target = response === null ? null : redirectTarget(response, url, 'firefox');
  if (target === null || !/^https?:$/.test(target.protocol)) return false;
  return isTrustworthy(target.origin) || !pageOrigin.startsWith('https:');
}

/** A service worker took it: what that asks for is a request of its own. */
const wasNeverSent = ({ requestHeaders, response, error }: Leg): boolean =>
  requestHeaders === null && response === null && error === null;

/** Chromium gives up on a preflight that redirects to no address before it checks anything (measured). */
const isBrokenPreflight = ({ role, response, url }: Leg): boolean =>
  role === 'preflight' && response !== null && brokenLocation(response, url) !== null;

/**
 * What a page says of its own request is a hint, and so is a font's type (a preload may ask otherwise): where it
 * contradicts what the browser did, it does not count, and both readings stand as if nobody had asked.
 */
function credibleReadings(exchange: Exchange, found: readonly Failure[]): readonly Candidate[] {
  const candidates = readings(exchange, found);
  const isHint = exchange.redirectMode !== undefined || exchange.resourceType === 'font';
  if (candidates.length > 0 || !isHint || isProven(exchange)) return candidates;
  return readings({ ...exchange, credentials: 'unknown' }, found);
}

const isProven = ({ resourceType, pageOrigin, legs }: Exchange): boolean =>
  credentialsOf({ type: resourceType, pageOrigin, legs }) === 'include';

function stopsAtTheSame(a: Candidate, b: Candidate): boolean {
  const [first, other] = [a.failures[0], b.failures[0]];
  return first?.chromium === other?.chromium && first?.leg === other?.leg && first?.needed === other?.needed;
}

function causeAt(exchange: Exchange, failures: readonly Failure[]): Cause | null {
  const index = failures[0]?.leg ?? exchange.legs.length - 1;
  const leg = exchange.legs[index];
  if (leg === undefined || exchange.outcome === 'allowed') return null;
  return causeOf({ exchange, leg, index, failures });
}
