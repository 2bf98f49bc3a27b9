// The redirects that annotations ask for, and what their Location says.
import { boolValue, intValue, stringValue } from './annotations.ts';
import type { OwnStatus } from './pages.ts';
import { encodeValue } from './request-target.ts';
import type { PathFacts } from './notes.ts';
import type { Annotations, SimulatedRequest } from './types.ts';

export interface Redirect {
  readonly status: OwnStatus;
  readonly location: string;
}

/** app-root: a redirect of "/" for the whole host, decided before any location is chosen; `null` when not set. */
export function appRoot(annotations: Annotations): string | null {
  const root = stringValue(annotations, 'app-root');
  return root !== null && root.startsWith('/') ? root : null;
}

/** temporal-redirect, else permanent-redirect: a `return` after the CORS block. */
export function annotatedRedirect(annotations: Annotations, request: SimulatedRequest): Redirect | null {
  const temporal = redirectUrl(annotations, 'temporal-redirect');
  if (temporal !== null) return { status: 302, location: expand(temporal, request) };
  const permanent = redirectUrl(annotations, 'permanent-redirect');
  if (permanent === null) return null;
  const status = redirectStatus(intValue(annotations, 'permanent-redirect-code', 301));
  return { status, location: expand(permanent, request) };
}

/** ssl-redirect and force-ssl-redirect: one trailing slash is lost unless preserve-trailing-slash is set. */
export function httpsRedirect(annotations: Annotations, facts: PathFacts, request: SimulatedRequest): Redirect | null {
  if (request.scheme === 'https') return null;
  const wanted = facts.hasCertificate && boolValue(annotations, 'ssl-redirect', true);
  if (!wanted && !boolValue(annotations, 'force-ssl-redirect', false)) return null;
  const keep = boolValue(annotations, 'preserve-trailing-slash', false) || !request.path.endsWith('/');
  const path = keep ? request.path : request.path.slice(0, -1);
  return { status: 308, location: `https://${hostName(request)}${path}` };
}

/** auth-signin: where a request that is not signed in is sent, with its own URL in the parameter `rd`. */
export function signinRedirect(annotations: Annotations, request: SimulatedRequest): Redirect | null {
  const signin = stringValue(annotations, 'auth-signin');
  if (signin === null) return null;
  const parameter = stringValue(annotations, 'auth-signin-redirect-param') ?? 'rd';
  const separator = signin.includes('?') ? '&' : '?';
  const back = `${request.scheme}://${request.host ?? ''}${encodeValue(request.path)}`;
  return { status: 302, location: `${signin}${separator}${parameter}=${back}` };
}

/** The request's host without its port. */
export function hostName(request: SimulatedRequest): string {
  return (request.host ?? '').replace(/:\d+$/, '');
}

function redirectUrl(annotations: Annotations, name: string): string | null {
  const url = stringValue(annotations, name);
  return url !== null && /^https?:\/\//.test(url) ? url : null;
}

function redirectStatus(code: number): OwnStatus {
  switch (code) {
    case 302:
    case 303:
    case 307:
    case 308:
      return code;
  }
  return 301;
}

/** nginx fills variables in the argument of `return`. */
function expand(url: string, request: SimulatedRequest): string {
  const variables: Readonly<Record<string, string>> = {
    request_uri: request.path,
    host: hostName(request),
    http_host: request.host ?? '',
    scheme: request.scheme,
  };
  return url.replaceAll(/\$\{?(request_uri|http_host|host|scheme)\b\}?/g, (_, name: string) => variables[name] ?? '');
}
