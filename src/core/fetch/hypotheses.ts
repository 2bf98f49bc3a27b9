import type { Exchange } from '../exchange.ts';
import type { Candidate, Failure } from '../verdict.ts';

/**
 * The credentials mode is in no event. Where the exchange does not tell it, there is one reading under each mode, and
 * what the browser did drops the readings that contradict it: it went on after a preflight or a redirect, so a reading in
 * which that one fails is out; it blocked, so one without a failure is; it allowed, so one with a failure is.
 * `omit` comes first: it is what `fetch()` does by default.
 * @param found every failed check of the exchange, those that fail only with credentials marked so
 */
export function readings(exchange: Exchange, found: readonly Failure[]): readonly Candidate[] {
  const reached = legReached(exchange);
  return modesOf(exchange)
    .map((credentials) => ({ credentials, failures: failuresUnder(credentials, found) }))
    .filter(({ failures }) => failures.every(({ leg }) => leg >= reached))
    .filter(({ failures }) => agrees(exchange.outcome, failures.length > 0));
}

const modesOf = ({ credentials }: Exchange): readonly Candidate['credentials'][] =>
  credentials === 'unknown' ? ['omit', 'include'] : [credentials];

function failuresUnder(credentials: Candidate['credentials'], found: readonly Failure[]): readonly Failure[] {
  if (credentials === 'omit') return found.filter(({ onlyWith }) => onlyWith === null);
  return found.map((failure) => (failure.onlyWith === null ? failure : { ...failure, onlyWith: null }));
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
