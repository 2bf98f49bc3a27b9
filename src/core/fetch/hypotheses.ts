import type { Exchange } from '../exchange.ts';
import type { Candidate } from '../verdict.ts';
import { failuresUnder } from './procedure.ts';

/**
 * The credentials mode is in no event. Where the exchange does not tell it, the procedure runs once under each mode, and
 * what the browser did drops the readings that contradict it: it went on after a preflight or a redirect, so a reading in
 * which that one fails is out; it blocked, so one without a failure is; it allowed, so one with a failure is.
 * `omit` comes first: it is what `fetch()` does by default.
 */
export function readings(exchange: Exchange): readonly Candidate[] {
  const modes = exchange.credentials === 'unknown' ? (['omit', 'include'] as const) : ([exchange.credentials] as const);
  const reached = legReached(exchange);
  return modes
    .map((credentials) => ({ credentials, failures: failuresUnder(exchange, credentials) }))
    .filter(({ failures }) => failures.every(({ leg }) => leg >= reached))
    .filter(({ failures }) => agrees(exchange.outcome, failures.length > 0));
}

/** The last leg that the browser came to: everything before it has passed. */
function legReached({ legs, browser }: Exchange): number {
  const last = legs.length - 1;
  const leg = legs[last];
  if (leg?.role !== 'request' || legs[last - 1]?.role !== 'preflight') return last;
  // Firefox shows the request's headers before it sends the preflight: there only an answer proves that it was sent.
  const sent = leg.response !== null || (browser !== 'firefox' && leg.requestHeaders !== null);
  return sent ? last : last - 1;
}

function agrees(outcome: Exchange['outcome'], fails: boolean): boolean {
  switch (outcome) {
    case 'allowed':
      return !fails;
    case 'blocked':
      return fails;
    case 'pending':
    case 'unknown':
      return true;
  }
}
