import type { Exchange, Leg } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { redirectTarget } from '../http/status.ts';
import type { Failure } from '../verdict.ts';
import { corsCheck, type Requester } from './cors-check.ts';
import { failureAt } from './failure.ts';
import { type Hop, originSent } from './hops.ts';
import { preflightCheck } from './preflight-check.ts';
import { namesAsked } from '../http/list.ts';
import { redirectCheck } from './redirect-check.ts';

/**
 * Every failed check of every leg, in the browser's order (Fetch, "HTTP fetch"). Both credentials modes are judged at
 * once: what fails only with credentials says so in `onlyWith`. Only for requests in mode "cors".
 * @param hops those of the exchange
 */
export function failuresOf(exchange: Exchange, hops: readonly Hop[]): readonly Failure[] {
  const failures: Failure[] = [];
  // One by one: as arguments of a single push, hundreds of thousands of them would exhaust the stack.
  for (const hop of hops) {
    for (const failure of preflightFailures(exchange, hop)) failures.push(failure);
    for (const failure of responseFailures(exchange, hop)) failures.push(failure);
  }
  return failures;
}

function preflightFailures(exchange: Exchange, hop: Hop): readonly Failure[] {
  if (hop.preflight === null || hop.preflight.leg.response === null) return [];
  const { leg, index } = hop.preflight;
  const asked = leg.requestHeaders ?? [];
  const { origin, nullBecause } = requester(exchange, hop, leg);
  // Spelt out: V8 is slow to add properties behind a spread (measured, 0.3 µs each).
  const question = {
    origin,
    nullBecause,
    url: leg.url,
    method: combined(asked, 'access-control-request-method') ?? hop.request?.leg.method ?? 'GET',
    headers: namesAsked(asked),
  };
  const findings = preflightCheck(hop.preflight.leg.response, question, exchange.browser, leg.error);
  const checked = { stage: 'preflight', leg, index, origin, pageOrigin: exchange.pageOrigin } as const;
  return findings.map((finding) => failureAt(checked, finding));
}

function responseFailures(exchange: Exchange, hop: Hop): readonly Failure[] {
  if (hop.request === null || hop.request.leg.response === null) return [];
  const { pageOrigin } = exchange;
  const { leg, index } = hop.request;
  const { response } = hop.request.leg;
  const asking = requester(exchange, hop, leg);
  const target = redirectTarget(response, leg.url);
  const check = hop.tainting === 'cors' ? corsCheck(response.headers, asking) : [];
  const userinfo = target === null ? null : redirectCheck(target, pageOrigin, hop.tainting);
  const stage = target === null ? 'response' : 'redirect';
  const checked = { stage, leg, index, origin: asking.origin, pageOrigin } as const;
  const findings = userinfo === null ? check : [...check, userinfo];
  return findings.map((finding) => failureAt(checked, finding));
}

function requester({ pageOrigin }: Exchange, hop: Hop, leg: Leg): Requester {
  const origin = originSent(leg, hop, pageOrigin);
  return { origin, nullBecause: origin === 'null' ? (hop.nullBecause ?? 'opaque') : null };
}
