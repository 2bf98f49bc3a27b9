// Who may come in: address ranges, basic authentication, an authentication service. nginx's access phase, in its order.
import type { HeaderLines } from '../exchange.ts';
import { stringValue } from './annotations.ts';
import { headerValue } from './set-headers.ts';
import { allowedRanges, deniedRanges, isInRanges } from './source-range.ts';
import type { Annotations, BackendAnswer, SimulatedRequest } from './types.ts';

export interface Refused {
  readonly kind: 'refused';
  readonly status: 401 | 403 | 500;
  /** The WWW-Authenticate line, if there is one. */
  readonly headers: HeaderLines;
}

export interface Granted {
  readonly kind: 'granted';
}

/** The authentication service decides; `resume` takes its answer. */
export interface Asked {
  readonly kind: 'asked';
  readonly url: string;
  readonly resume: (answer: BackendAnswer) => Granted | Refused;
}

const GRANTED: Granted = { kind: 'granted' };

/**
 * What the access phase does with a request that came so far.
 * @param client the IPv4 address of the peer
 */
export function checkAccess(
  annotations: Annotations,
  request: SimulatedRequest,
  client: string,
): Granted | Refused | Asked {
  const any = stringValue(annotations, 'satisfy') === 'any';
  const local = [checkRanges(annotations, client), checkCredentials(annotations, request)];
  const refusals = local.filter((outcome) => outcome?.kind === 'refused');
  if (any && local.some((outcome) => outcome?.kind === 'granted')) return GRANTED;
  const url = stringValue(annotations, 'auth-url');
  if (!any && refusals[0]) return refusals[0];
  if (url === null) return worst(refusals);
  return { kind: 'asked', url, resume: (answer) => judged(answer, any ? refusals : []) };
}

/** `satisfy any` prefers 401 over 403, so that the browser may ask for a password. */
function worst(refusals: readonly Refused[]): Granted | Refused {
  return refusals.find(({ status }) => status === 401) ?? refusals[0] ?? GRANTED;
}

/** ngx_http_auth_request_module: 2xx lets pass, 401 and 403 are handed on, anything else is a failure. */
function judged(answer: BackendAnswer, refusals: readonly Refused[]): Granted | Refused {
  const status = 'status' in answer ? answer.status : 502;
  if (status >= 200 && status < 300) return GRANTED;
  if (status !== 401 && status !== 403) return { kind: 'refused', status: 500, headers: [] };
  const challenge = 'headers' in answer ? headerValue(answer.headers, 'www-authenticate') : null;
  const headers = status === 401 && challenge !== null ? ([['WWW-Authenticate', challenge]] as const) : [];
  return worst([{ kind: 'refused', status, headers }, ...refusals]);
}

/** `null`: no rule of the location says anything. */
function checkRanges(annotations: Annotations, client: string): Granted | Refused | null {
  const [denied, allowed] = [deniedRanges(annotations), allowedRanges(annotations)];
  if (denied === 'invalid' || allowed === 'invalid') return null;
  const refused: Refused = { kind: 'refused', status: 403, headers: [] };
  if (isInRanges(client, denied)) return refused;
  if (allowed.length === 0) return null;
  return isInRanges(client, allowed) ? GRANTED : refused;
}

/** Any credentials of the right scheme pass: what the Secret holds cannot be seen. */
function checkCredentials(annotations: Annotations, request: SimulatedRequest): Granted | Refused | null {
  const type = stringValue(annotations, 'auth-type');
  if (type !== 'basic' && type !== 'digest') return null;
  const scheme = type === 'basic' ? 'Basic' : 'Digest';
  const sent = headerValue(request.headers, 'authorization') ?? '';
  if (sent.slice(0, scheme.length + 1).toLowerCase() === `${type} ` && sent.length > scheme.length + 1) return GRANTED;
  const realm = stringValue(annotations, 'auth-realm') ?? '';
  return { kind: 'refused', status: 401, headers: [['WWW-Authenticate', `${scheme} realm="${realm}"`]] };
}
