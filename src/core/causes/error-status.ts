import type { Leg } from '../exchange.ts';
import type { CauseRule, CauseStrings, Ending } from './types.ts';
import { isFromCorsBlock, isNginxPage } from './who-answered.ts';

/** The server refused the request itself, and its error page carries no CORS headers: the status is the news, CORS hides it. */
export const errorStatus: CauseRule = {
  id: 'error-status',
  evidence: (ending) => {
    const { leg, failures } = ending;
    const status = leg.response?.status ?? 0;
    const isSilent = failures.some(({ kind }) => kind === 'origin-missing' || kind === 'origin-tainted');
    if (status < 400 || !isSilent) return null;
    const who = whoAnswered(ending, status);
    if (leg.role === 'preflight' && who !== 'nginx' && who !== 'off') return null;
    return { status: String(status), ...WORDS[who], ...remedyOf(leg.role, status, who) };
  },
};

export const errorStatusStrings: CauseStrings = {
  title: 'The server answered {status}',
  what: '{host} answered {method} with {status}, and that error carries no CORS headers.',
  why: 'The page sees a CORS error and not the status. Behind it stands the {status}.',
  todo: 'Repair the {status} first. CORS headers on errors let the page see it.',
  what_nginx: 'nginx itself answered {method} at {host} with {status}; its page carries no CORS headers.',
  why_off:
    'Where CORS is on for an origin, the controller answers OPTIONS with 204 and adds its headers to such pages too. Here it is off, or {page} is not in the list.',
  todo_off: 'Set enable-cors: "true" and add {page} to cors-allow-origin of {host}.',
  todo_front:
    'Find out who answers {status}. It comes from in front of the Ingress rules, where no CORS header is added.',
  why_replaced:
    'The Ingress gives errors of the application CORS headers. This one has none, so that something else wrote it: an error service, a load balancer or a firewall.',
  todo_replaced: 'Take {status} out of custom-http-errors for {host}, or have whoever answers send CORS headers.',
  todo_body: 'Send less, or raise proxy-body-size on the Ingress and the limit of the application.',
  todo_auth: 'Check the login or token of the request, auth-url and the list of allowed addresses.',
  todo_route: 'Check the path: {url}.',
  todo_rate: 'Send fewer requests, or raise the limit: limit-rps or limit-rpm on the Ingress.',
  todo_upstream:
    'Check that the service behind {host} has endpoints, runs and answers in time; "kubectl describe ingress" shows the events.',
};

/**
 * `nginx`: its own page, which never has CORS headers. `off`: its own page, which would have them were CORS on for the
 * origin; `front`: where it is on. `replaced`: another's page where CORS is on. `other`: nothing tells.
 */
type Who = 'nginx' | 'off' | 'front' | 'replaced' | 'other';

const WORDS: Readonly<Record<Who, Readonly<Record<string, string>>>> = {
  nginx: { what: 'nginx' },
  off: { what: 'nginx', why: 'off' },
  front: { what: 'nginx' },
  replaced: { why: 'replaced' },
  other: {},
};

/** What the controller answers before it has chosen a location and with it CORS headers (measured): 503 for a denied one. */
const NEVER_WITH_HEADERS: ReadonlySet<number> = new Set([400, 404, 413, 503]);

function whoAnswered({ exchange, leg, index, failures }: Ending, status: number): Who {
  const before = exchange.legs[index - 1];
  const isCovered = leg.role === 'request' && before?.role === 'preflight' && isFromCorsBlock(before);
  const body = index === exchange.legs.length - 1 ? exchange.devtools?.body : undefined;
  if (!isNginxPage(leg, body)) return isCovered ? 'replaced' : 'other';
  if (isCovered) return 'front';
  const isOff = !NEVER_WITH_HEADERS.has(status) && failures.some(({ kind }) => kind === 'origin-missing');
  return isOff ? 'off' : 'nginx';
}

/** The status first. The limit of the body is the Ingress' own, whoever wrote the page. */
function remedyOf(role: Leg['role'], status: number, who: Who): Readonly<Record<string, string>> {
  if (status === 413) return { todo: 'body' };
  if (who === 'front' || who === 'replaced' || (who === 'off' && role === 'preflight')) return { todo: who };
  if (status === 401 || status === 403) return { todo: 'auth' };
  if (status === 404) return { todo: 'route' };
  if (status === 429) return { todo: 'rate' };
  return status >= 502 && status <= 504 ? { todo: 'upstream' } : {};
}
