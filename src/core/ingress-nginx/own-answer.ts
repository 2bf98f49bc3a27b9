// Answers that the controller's nginx gives by itself, and the last touch on those of the application.
import type { HeaderLines } from '../exchange.ts';
import { boolValue, stringValue } from './annotations.ts';
import type { Answer } from './decision.ts';
import { nginxPage, pageHeaders, type OwnStatus } from './pages.ts';
import { signinRedirect } from './redirects.ts';
import { isSince, requireRelease } from './release.ts';
import { headerValue, setHeaders } from './set-headers.ts';
import { addedTo, type SnippetEffect } from './snippet.ts';
import type { IngressPath, Release, SimulatedRequest, SimulatedResponse } from './types.ts';

/** Where an answer is given: the request, and what is in force for it at that point. */
export interface Scene {
  readonly request: SimulatedRequest;
  /** `null` outside every location of an Ingress: its error pages and headers do not count. */
  readonly owner: IngressPath | null;
  readonly release: Release;
  /** What the CORS block sets on whatever answer is given from here. */
  readonly cors: HeaderLines;
  /** What a snippet's `add_header` puts behind it. */
  readonly added: SnippetEffect['added'];
}

/** A page of nginx with that status, unless an `error_page` of the location takes the status over. */
export function ownAnswer(scene: Scene, status: OwnStatus, extra: HeaderLines = [], detail = ''): Answer {
  if (scene.owner !== null) {
    const taken = errorPage(scene, scene.owner, status, extra, false);
    if (taken) return taken;
  }
  const page = nginxPage(status, headerValue(scene.request.headers, 'user-agent'), detail);
  const headers = setHeaders([...pageHeaders(page), ...extra], scene.cors);
  return answer(scene, { status, headers, reachedBackend: false }, page);
}

/** The answer of a preflight, or of a snippet's `return`: a status and nothing else. */
export function preflightAnswer(scene: Scene, status = 204): Answer {
  const lines = setHeaders([], scene.cors);
  const length: HeaderLines = scene.request.http === '2' ? [] : [['Content-Length', '0']];
  return answer(scene, { status, headers: [...lines, ...length], reachedBackend: false }, null);
}

const NOT_PASSED_ON = new Set(['connection', 'date', 'keep-alive', 'server', 'transfer-encoding', 'x-pad']);

/** The application's answer as it leaves nginx. */
export function backendAnswer(scene: Scene, status: number, headers: HeaderLines): Answer {
  const taken = scene.owner && errorPage(scene, scene.owner, status, [], true);
  if (taken) return taken;
  const passed = status === 101 ? headers : headers.filter(([name]) => !isHidden(name.toLowerCase()));
  return answer(scene, { status, headers: setHeaders(passed, scene.cors), reachedBackend: true }, null);
}

function isHidden(name: string): boolean {
  return NOT_PASSED_ON.has(name) || name.startsWith('x-accel-');
}

/** auth-signin takes 401 over, custom-http-errors its codes: both leave the location, and the CORS block with it. */
function errorPage(
  scene: Scene,
  owner: IngressPath,
  status: number,
  extra: HeaderLines,
  backend: boolean,
): Answer | null {
  const codes = customErrors(owner);
  const intercepts = codes.size > 0 && !boolValue(owner.annotations, 'disable-proxy-intercept-errors', false);
  if (backend && !intercepts) return null;
  const signin = status === 401 ? signinRedirect(owner.annotations, scene.request) : null;
  if (signin && stringValue(owner.annotations, 'auth-url') !== null) {
    // kubernetes/ingress-nginx#8814: the sign-in location has a CORS block of its own from v1.6.4.
    const cors = isSince(requireRelease(scene.release), 1, 6, 4) ? scene.cors : [];
    return ownAnswer({ ...scene, owner: null, cors, added: [] }, signin.status, [
      ...extra,
      ['Location', signin.location],
    ]);
  }
  if (!codes.has(status)) return null;
  // What the error service sends cannot be seen; measured with one that adds no CORS headers.
  const response: SimulatedResponse = { status, headers: [], reachedBackend: backend };
  return { kind: 'answer', response, page: null, location: null };
}

const customErrorCodes = new WeakMap<IngressPath, ReadonlySet<number>>();

function customErrors(owner: IngressPath): ReadonlySet<number> {
  const known = customErrorCodes.get(owner);
  if (known) return known;
  const codes = stringValue(owner.annotations, 'custom-http-errors')?.split(',') ?? [];
  const valid = new Set(codes.filter((code) => /^\s*[45]\d{2}\s*$/.test(code)).map(Number));
  customErrorCodes.set(owner, valid);
  return valid;
}

function answer(scene: Scene, response: SimulatedResponse, page: string | null): Answer {
  const lower = scene.request.http === '2';
  const lines =
    scene.added.length === 0 ? response.headers : [...response.headers, ...addedTo(response.status, scene.added)];
  const headers = lower ? lines.map(([name, value]) => [name.toLowerCase(), value] as const) : lines;
  return { kind: 'answer', response: { ...response, headers }, page, location: scene.owner };
}
