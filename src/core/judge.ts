import { adviceOn } from './advice/index.ts';
import { causeOf } from './causes/index.ts';
import type { Exchange } from './exchange.ts';
import { readings } from './fetch/hypotheses.ts';
import { leavesOrigin } from './fetch/hops.ts';
import { inExchangeOrder } from './fetch/order.ts';
import { localNetworkFailure } from './fetch/local-network.ts';
import { preflightReason } from './fetch/preflight-need.ts';
import type { Candidate, Cause, Failure, Verdict } from './verdict.ts';

/**
 * The browser's verdict on one exchange: what failed, all of it, in the browser's order. Where the credentials mode
 * decides and no event tells it, both readings come back as `candidates` and the result is `ambiguous`.
 */
export function judge(exchange: Exchange): Verdict {
  const reason = preflightReason(exchange);
  if (exchange.outcome === 'pending') return verdict('pending', { reason });
  const local = localNetworkFailure(exchange);
  if (local !== null) return verdict('blocked', { failures: [local], reason });
  if (!isCorsRequest(exchange) || !endedByCors(exchange)) {
    return verdict('not-cors', { cause: causeAt(exchange, []), reason });
  }
  const candidates = readings(exchange);
  const [first, second] = candidates;
  if (first === undefined) return contradicted(exchange, reason);
  const failures = mergedFailures(candidates, exchange.browser);
  const shared = { candidates, failures, reason };
  if (second !== undefined && !stopsAtTheSame(first, second)) return verdict('ambiguous', { ...shared });
  if (failures.length === 0) return passed(exchange, candidates, reason);
  return verdict('blocked', { ...shared, cause: causeAt(exchange, failures) });
}

const isCorsRequest = (exchange: Exchange): boolean => exchange.mode === 'cors' && leavesOrigin(exchange);

/**
 * Chromium ends a CORS failure with ERR_FAILED (measured, every CorsError), Firefox with NS_ERROR_DOM_BAD_URI or, for a
 * response whose body was quicker than the check, as completed. Any other error string is another reason.
 */
function endedByCors({ legs, outcome }: Exchange): boolean {
  const error = legs.at(-1)?.error ?? null;
  if (outcome === 'allowed' || error === null) return true;
  return error === 'net::ERR_FAILED' || error === 'NS_ERROR_DOM_BAD_URI';
}

/** No reading agrees with what the browser did: it allowed what should fail, or blocked what passes every check. */
function contradicted(exchange: Exchange, reason: Verdict['preflightReason']): Verdict {
  if (exchange.outcome === 'allowed') return verdict('allowed', { reason });
  return verdict('not-cors', { cause: causeAt(exchange, []), reason });
}

function passed(exchange: Exchange, candidates: readonly Candidate[], reason: Verdict['preflightReason']): Verdict {
  const [only, other] = candidates;
  const credentials = only === undefined || other !== undefined ? 'unknown' : only.credentials;
  return verdict('allowed', { candidates, advice: adviceOn(exchange, credentials), reason });
}

function stopsAtTheSame(a: Candidate, b: Candidate): boolean {
  const [first, other] = [a.failures[0], b.failures[0]];
  return first?.chromium === other?.chromium && first?.leg === other?.leg && first?.needed === other?.needed;
}

/** The failures of both readings, each once; one that exists under a single reading says so. */
function mergedFailures([first, second]: readonly Candidate[], browser: Exchange['browser']): readonly Failure[] {
  if (first === undefined || second === undefined) return first?.failures ?? [];
  const extra = marked(second, first).filter(({ onlyWith }) => onlyWith !== null);
  return inExchangeOrder([...marked(first, second), ...extra], browser);
}

const marked = (of: Candidate, other: Candidate): readonly Failure[] =>
  of.failures.map((its) => (inBoth(its, other) ? its : { ...its, onlyWith: of.credentials }));

const inBoth = (failure: Failure, other: Candidate): boolean => other.failures.some((its) => isSame(its, failure));

const isSame = (a: Failure, b: Failure): boolean => a.kind === b.kind && a.leg === b.leg && a.needed === b.needed;

function causeAt(exchange: Exchange, failures: readonly Failure[]): Cause | null {
  const index = failures[0]?.leg ?? exchange.legs.length - 1;
  const leg = exchange.legs[index];
  if (leg === undefined || exchange.outcome === 'allowed') return null;
  return causeOf({ exchange, leg, index, failures });
}

type Parts = Partial<Omit<Verdict, 'result' | 'preflightReason'>> & { readonly reason: Verdict['preflightReason'] };

function verdict(result: Verdict['result'], { reason, ...parts }: Parts): Verdict {
  return { result, failures: [], candidates: [], cause: null, advice: [], ...parts, preflightReason: reason };
}
