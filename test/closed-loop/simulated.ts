// The closed loop without nginx and browser: the simulated gateway in place of the one, `judge` in place of the other.
import type { Exchange, HeaderLines, Leg, LegResponse } from '../../src/core/index.ts';
import { judge } from '../../src/core/judge.ts';
import { isSafelistedMethod, unsafeHeaders } from '../../src/core/fetch/safelist.ts';
import { combined } from '../../src/core/http/headers.ts';
import { methodBehind, redirectTarget } from '../../src/core/http/status.ts';
import { simulate } from '../../src/core/ingress-nginx/simulate.ts';
import type { BackendAnswer, SimulatedRequest } from '../../src/core/ingress-nginx/types.ts';
import { pathsOf } from '../lab/gateway/gateway.ts';
import { applicationAnswer } from './application.ts';
import { placedOf } from './apply.ts';
import type { Answered, Loop, Trial } from './loop.ts';
import { type Asked, calledHost, ruleHost } from './site.ts';

const STRANGER = 'https://stranger.example';

/** A loop that asks the simulation, in microseconds a request. */
export const simulatedLoop: Loop = {
  round: (trials) => Promise.resolve(new Map(trials.map((trial) => [trial.label, answeredIn(trial)]))),
  letsStrangerIn: (trial, path, method) => {
    const url = new URL(`https://${calledHost(trial.site, trial.label)}${path}`);
    const { status, headers } = answerOf(trial, url, method, [['Origin', STRANGER]], 0);
    const allowed = combined(headers, 'access-control-allow-origin');
    const isStopped = method === 'OPTIONS' && status >= 300;
    return Promise.resolve(!isStopped && (allowed === '*' || allowed === STRANGER));
  },
  close: () => Promise.resolve(),
};

function answeredIn(trial: Trial): Answered {
  const exchanges = trial.site.requests.map((asked, index) => sent(trial, asked, index));
  return {
    passed: exchanges.map(({ outcome }) => outcome === 'allowed'),
    exchanges: exchanges.map((exchange) => (trial.site.told ? exchange : { ...exchange, credentials: 'unknown' })),
  };
}

/** A URL that is asked next, on the way along redirects. */
interface Next {
  readonly url: URL;
  readonly method: string;
  readonly body: number;
  readonly origin: string;
}

/** A browser gives up on redirects that go on and on. */
const MOST_LEGS = 40;

function sent(trial: Trial, asked: Asked, index: number): Exchange {
  const { page, method, body, scheme, path } = asked;
  const query = `${path.includes('?') ? '&' : '?'}r=${index}`;
  const isFolded = /^(?:delete|get|head|options|post|put)$/i.test(method);
  const legs: Leg[] = [];
  let next: Next | null = {
    url: new URL(`${scheme}://${calledHost(trial.site, trial.label)}${path}${query}`),
    method: isFolded ? method.toUpperCase() : method,
    body,
    origin: page,
  };
  while (next !== null && legs.length < MOST_LEGS) {
    const added = hopLegs(trial, asked, next);
    legs.push(...added);
    const last = legs.at(-1);
    if (last !== undefined && judge(exchangeOf(asked, legs)).failures.length > 0) {
      const failed = [...legs.slice(0, -1), { ...last, error: 'net::ERR_FAILED' }];
      return { ...exchangeOf(asked, failed), id: String(index), outcome: 'blocked' };
    }
    next = redirected(next, added.at(-1)?.response ?? null);
  }
  return { ...exchangeOf(asked, legs), id: String(index), outcome: 'allowed' };
}

/** Fetch, "HTTP-redirect fetch". */
function redirected({ url, method, body, origin }: Next, answer: LegResponse | null): Next | null {
  const target = answer === null ? null : redirectTarget(answer, url.href);
  if (answer === null || target === null) return null;
  const next = methodBehind(answer.status, method);
  return {
    url: target,
    method: next,
    body: next === method ? body : 0,
    origin: target.origin === url.origin ? origin : 'null',
  };
}

/** The preflight, if one is due, and the request, which stays unsent behind a failed preflight. */
function hopLegs(trial: Trial, asked: Asked, { url, method, body, origin }: Next): readonly Leg[] {
  const own: HeaderLines = [...asked.headers];
  const unsafe = unsafeHeaders(own).map(({ name }) => name.toLowerCase());
  const headers: HeaderLines = [['Origin', origin], ...own];
  const request: Leg = { role: 'request', url: url.href, method, requestHeaders: headers, response: null, error: null };
  const answered = (): Leg => ({ ...request, response: answerOf(trial, url, method, headers, body) });
  if (isSafelistedMethod(method) && unsafe.length === 0) return [answered()];
  const names = [...new Set(unsafe)].toSorted().join(',');
  const asking: HeaderLines = [
    ['Origin', origin],
    ['Access-Control-Request-Method', method],
    ...(names === '' ? [] : [['Access-Control-Request-Headers', names] as const]),
  ];
  const preflight: Leg = {
    ...request,
    role: 'preflight',
    method: 'OPTIONS',
    requestHeaders: asking,
    response: answerOf(trial, url, 'OPTIONS', asking, 0),
  };
  const isStopped = judge(exchangeOf(asked, [preflight])).failures.length > 0;
  return isStopped ? [preflight, { ...request, requestHeaders: null }] : [preflight, answered()];
}

const exchangeOf = ({ page, credentials }: Asked, legs: readonly Leg[]): Exchange => ({
  id: '',
  browser: 'chromium',
  pageOrigin: page,
  resourceType: 'xmlhttprequest',
  mode: 'cors',
  credentials,
  legs: [...legs],
  outcome: 'unknown',
  startTime: 0,
  duration: 1,
});

function answerOf(trial: Trial, url: URL, method: string, headers: HeaderLines, body: number): LegResponse {
  const { label, site, objects } = trial;
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const isHere = url.hostname === calledHost(site, label);
  // nginx refuses a method in lower case before it looks for a server.
  if (!/^[A-Z_-]+$/.test(method)) return { status: 400, headers: [], fromCache: false };
  const paths = pathsOf({ host: ruleHost(site, label), tls: true, paths: placedOf(objects) });
  const request: SimulatedRequest = {
    scheme,
    http: scheme === 'https' ? '2' : '1.1',
    host: url.host,
    method,
    path: url.pathname + url.search,
    headers: [...headers, ['User-Agent', 'Chrome/']],
    ...(body > 0 ? { body_bytes: body } : {}),
  };
  const backend = (forwarded: SimulatedRequest): BackendAnswer => applicationAnswer(forwarded);
  const { status, headers: lines } = simulate(isHere ? paths : [], site.release, request, backend);
  return { status, headers: lines, fromCache: false };
}
