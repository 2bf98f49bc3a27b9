import type { Exchange, Leg } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { redirectTarget } from '../http/status.ts';
import type { Failure, Stage } from '../verdict.ts';
import { corsCheck, type Requester } from './cors-check.ts';
import { failure } from './failure.ts';
import type { Finding } from './finding.ts';
import { type Hop, hopsOf, originSent } from './hops.ts';
import { inBrowserOrder } from './order.ts';
import { preflightCheck } from './preflight-check.ts';
import { redirectCheck } from './redirect-check.ts';

/**
 * Every failed check of every leg under one credentials mode, in the browser's order (Fetch, "HTTP fetch"). Empty: the
 * exchange passes under that mode. Only for requests in mode "cors".
 */
export function failuresUnder(exchange: Exchange, credentials: Requester['credentials']): readonly Failure[] {
  return hopsOf(exchange).flatMap((hop) => [
    ...preflightFailures(exchange, hop, credentials),
    ...responseFailures(exchange, hop, credentials),
  ]);
}

function requester(exchange: Exchange, hop: Hop, leg: Leg, credentials: Requester['credentials']): Requester {
  const origin = originSent(leg, hop, exchange.pageOrigin);
  return { origin, nullBecause: origin === 'null' ? (hop.nullBecause ?? 'opaque') : null, credentials };
}

function preflightFailures(
  exchange: Exchange,
  { preflight, ...hop }: Hop,
  credentials: Requester['credentials'],
): readonly Failure[] {
  if (preflight === null || preflight.leg.response === null) return [];
  const { leg, index } = preflight;
  const asked = leg.requestHeaders ?? [];
  const names = combined(asked, 'access-control-request-headers') ?? '';
  const question = {
    ...requester(exchange, { ...hop, preflight }, leg, credentials),
    url: leg.url,
    method: combined(asked, 'access-control-request-method') ?? hop.request?.leg.method ?? 'GET',
    headers:
      names === ''
        ? []
        : names
            .toLowerCase()
            .split(',')
            .map((name) => name.trim()),
  };
  const findings = preflightCheck(preflight.leg.response, question, exchange.browser);
  return tied(exchange, inBrowserOrder(findings, exchange.browser), 'preflight', index, question.origin);
}

function responseFailures(exchange: Exchange, hop: Hop, credentials: Requester['credentials']): readonly Failure[] {
  const response = hop.request?.leg.response ?? null;
  if (hop.request === null || response === null) return [];
  const { leg, index } = hop.request;
  const asking = requester(exchange, hop, leg, credentials);
  const target = redirectTarget(response, leg.url);
  const check = hop.tainting === 'cors' ? corsCheck(response.headers, asking) : [];
  const userinfo = target === null ? null : redirectCheck(target, exchange.pageOrigin, hop.tainting);
  const findings = [...inBrowserOrder(check, exchange.browser), ...(userinfo === null ? [] : [userinfo])];
  return tied(exchange, findings, target === null ? 'response' : 'redirect', index, asking.origin);
}

function tied(
  exchange: Exchange,
  findings: readonly Finding[],
  stage: Stage,
  index: number,
  origin: string,
): readonly Failure[] {
  return findings.map((finding) => failure(exchange, finding, stage, index, origin));
}
