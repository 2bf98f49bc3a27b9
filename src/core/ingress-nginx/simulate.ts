import { decide } from './decide.ts';
import type { Backend, BackendAnswer, IngressPath, Release, SimulatedRequest, SimulatedResponse } from './types.ts';

/** The authentication service behind auth-url: given that URL, its answer. */
export type AuthService = (url: string) => BackendAnswer;

/**
 * What the controller would answer.
 * @param ingress the paths of the request's host, oldest Ingress first; none: the host is unknown
 * @param backend called at most once, and only when the request would be proxied
 * @param authorize by default the service answers the status that auth-url's path ends in, else 200
 * @throws RangeError when `release` is no release of the controller
 */
export function simulate(
  ingress: readonly IngressPath[],
  release: Release,
  request: SimulatedRequest,
  backend: Backend,
  authorize: AuthService = statusInPath,
): SimulatedResponse {
  return answering(ingress, release, request, authorize)(backend);
}

/**
 * The same before the application is known: what the controller would answer, given what its backend does. Requests that
 * are alike to the controller can share it.
 * @throws RangeError when `release` is no release of the controller
 */
export function answering(
  ingress: readonly IngressPath[],
  release: Release,
  request: SimulatedRequest,
  authorize: AuthService = statusInPath,
): (backend: Backend) => SimulatedResponse {
  const first = decide(ingress, release, request);
  const next = first.kind === 'authorize' ? first.resume(authorize(first.url)) : first;
  return next.kind === 'forward' ? (backend) => next.finish(backend(next.request)).response : () => next.response;
}

/** `http://auth.example/401` answers 401. */
function statusInPath(url: string): BackendAnswer {
  const status = /^[^?#]*\/([1-5]\d\d)(?:[?#]|$)/.exec(url)?.[1];
  return { status: Number(status ?? 200), headers: [] };
}
