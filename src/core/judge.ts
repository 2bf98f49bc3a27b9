import { adviceOn } from './advice/index.ts';
import { causeOf } from './causes/index.ts';
import type { Exchange, Leg } from './exchange.ts';
import { hopsOf, leavesOrigin } from './fetch/hops.ts';
import { readings } from './fetch/hypotheses.ts';
import { localNetworkFailure } from './fetch/local-network.ts';
import { preflightReason } from './fetch/preflight-need.ts';
import { failuresOf } from './fetch/procedure.ts';
import { brokenLocation } from './http/status.ts';
import { credentialsOf } from './recording/evidence.ts';
import type { Candidate, Cause, Failure, Verdict } from './verdict.ts';

/**
 * The browser's verdict on one exchange: what failed, all of it, in the browser's order. Where the credentials mode
 * decides and no event tells it, both readings come back as `candidates` and the result is `ambiguous`.
 */
export function judge(exchange: Exchange): Verdict {
  const hops = hopsOf(exchange);
  const reason = preflightReason(exchange, hops);
  if (exchange.outcome === 'pending') return verdict('pending', reason);
  const local = localNetworkFailure(exchange);
  if (local !== null) return verdict('blocked', reason, { failures: [local] });
  if (exchange.mode !== 'cors' || !leavesOrigin(exchange, hops) || !endedByCors(exchange)) {
    return verdict('not-cors', reason, { cause: causeAt(exchange, []) });
  }
  const found = failuresOf(exchange, hops);
  const candidates = credibleReadings(exchange, found);
  const [first, second] = candidates;
  if (first === undefined) return contradicted(exchange, reason);
  const failures = second === undefined ? first.failures : found;
  if (second !== undefined && !stopsAtTheSame(first, second)) {
    return verdict('ambiguous', reason, { candidates, failures });
  }
  if (failures.length === 0) return passed(exchange, candidates, reason);
  return verdict('blocked', reason, { candidates, failures, cause: causeAt(exchange, failures) });
}

/**
 * Chromium ends a CORS failure with ERR_FAILED (measured, every CorsError), Firefox with NS_ERROR_DOM_BAD_URI or, for a
 * response whose body was quicker than the check, as completed. Any other error string is another reason.
 */
function endedByCors({ legs, outcome, browser }: Exchange): boolean {
  const last = legs.at(-1);
  const error = last?.error ?? null;
  if (outcome === 'unknown' && last !== undefined && legs.length === 1 && wasNeverSent(last)) return false;
  if (outcome === 'allowed' || error === null) return true;
  if (browser === 'chromium' && legs.some(isBrokenPreflight)) return false;
  return error === 'net::ERR_FAILED' || error === 'NS_ERROR_DOM_BAD_URI';
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

/** No reading agrees with what the browser did: it allowed what should fail, or blocked what passes every check. */
function contradicted(exchange: Exchange, reason: Verdict['preflightReason']): Verdict {
  if (exchange.outcome === 'allowed') return verdict('allowed', reason);
  return verdict('not-cors', reason, { cause: causeAt(exchange, []) });
}

function passed(exchange: Exchange, candidates: readonly Candidate[], reason: Verdict['preflightReason']): Verdict {
  const [only, other] = candidates;
  const credentials = only === undefined || other !== undefined ? 'unknown' : only.credentials;
  return verdict('allowed', reason, { candidates, advice: adviceOn(exchange, credentials) });
}

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

type Parts = Partial<Omit<Verdict, 'result' | 'preflightReason'>>;

const verdict = (result: Verdict['result'], reason: Verdict['preflightReason'], parts: Parts = {}): Verdict => ({
  result,
  failures: parts.failures ?? [],
  candidates: parts.candidates ?? [],
  cause: parts.cause ?? null,
  advice: parts.advice ?? [],
  preflightReason: reason,
});
