// Whether what was seen is what an Ingress of the reader's own YAML answers on a release.
import type { HeaderLines } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { corsEffect } from '../ingress-nginx/cors-block.ts';
import type { Annotations, Release } from '../ingress-nginx/types.ts';
import type { Hop } from '../fetch/hops.ts';
import { preflightSignature, responseSignature } from './signature.ts';

/** A hop with the Origin that was sent to it. */
export interface Sent {
  readonly preflight: Hop['preflight'];
  readonly request: Hop['request'];
  readonly origin: string;
}

/** How many of the answers to a hop are not those of the CORS block; those of the application agree with its absence. */
export function disagreements(
  { preflight, request, origin }: Sent,
  annotations: Annotations,
  release: Release,
): number {
  const asked = preflight?.leg.response ?? null;
  const answered = request?.leg.response ?? null;
  const onPreflight =
    asked !== null && !agrees(expected('OPTIONS'), preflightSignature(asked, origin, release) && asked.headers);
  const onResponse =
    answered !== null &&
    answered.status < 300 &&
    !agrees(expected('GET'), responseSignature(answered, origin, release) && answered.headers);
  return Number(onPreflight) + Number(onResponse);

  function expected(method: string): HeaderLines {
    return corsEffect(annotations, release, method, origin).lines;
  }
}

const COMPARED = [
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-headers',
] as const;

/** @param shown the controller's own headers; `null` when it has shown none */
function agrees(expected: HeaderLines, shown: HeaderLines | null): boolean {
  if (expected.length === 0 || shown === null) return expected.length === 0 && shown === null;
  return COMPARED.every((name) => combined(expected, name) === combined(shown, name));
}
