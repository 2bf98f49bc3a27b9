// What the reader's own YAML tells about the Ingress that serves a request.
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import { isWildcard, matchesOrigin } from '../ingress-nginx/origin-match.ts';
import { looksAtOrigin } from '../ingress-nginx/release.ts';
import type { EffectiveCors, Release } from '../ingress-nginx/types.ts';
import type { IngressObject, Manifest } from '../kubernetes/manifest.ts';
import { type ServedHost, servedHost, servingObject } from '../kubernetes/serving.ts';
import type { Signature } from './signature.ts';

/** The Ingress that serves a site, as it is written, and how the release reads it. */
export interface Given {
  readonly host: ServedHost;
  readonly object: IngressObject;
  readonly effective: EffectiveCors;
  readonly release: Release;
}

/** The paths of a host in the first text that has some; `null` when none has. */
export function givenHost(manifests: readonly Manifest[], hostname: string): ServedHost | null {
  for (const manifest of manifests) {
    const found = servedHost(manifest, hostname);
    if (found !== null) return found;
  }
  return null;
}

export function givenFor(host: ServedHost, pathname: string, release: Release): Given | null {
  const object = servingObject(host, pathname);
  return object && { host, object, effective: effectiveCors(object.annotations, release), release };
}

/** The policy that the release makes of the annotations; `null` when its block never fires. */
export function signatureOf({ enabled, origins, ...cors }: EffectiveCors, release: Release): Signature | null {
  if (!enabled || origins.length === 0) return null;
  const wildcard = isWildcard(origins);
  return {
    wildcard,
    // From v1.0.5 on a list answers with the request's own origin, which no other request has.
    origin: wildcard || !looksAtOrigin(release) ? (origins[0] ?? '') : '',
    methods: cors.methods,
    headers: cors.headers,
    credentials: cors.credentials,
    expose: cors.expose === '' ? null : cors.expose,
    maxAge: String(cors.max_age),
  };
}

/** Whether the block answers this origin with itself; before v1.0.5 it answers everybody with the one it holds. */
export function answersOrigin(effective: EffectiveCors, origin: string, release: Release): boolean {
  if (!effective.enabled) return false;
  return looksAtOrigin(release)
    ? matchesOrigin(effective, origin, release)
    : effective.origins.includes(origin) || isWildcard(effective.origins);
}
