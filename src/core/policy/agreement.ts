// Whether what was seen is what an Ingress of the reader's own YAML answers on a release.
import type { HeaderLines, LegResponse } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { corsEffect, standingLines } from '../ingress-nginx/cors-block.ts';
import { looksAtOrigin } from '../ingress-nginx/release.ts';
import type { Annotations, Release } from '../ingress-nginx/types.ts';
import type { Hop } from '../fetch/hops.ts';
import { isOwnPage } from './own-page.ts';
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
  const onResponse = answered !== null && !agreesOnResponse(answered);
  return Number(onPreflight) + Number(onResponse);

  function expected(method: string): HeaderLines {
    return corsEffect(annotations, release, method, origin).lines;
  }

  function agreesOnResponse(response: LegResponse): boolean {
    if (response.status === 413 && isOwnPage(response))
      return agree(standingLines(annotations, release), response.headers, [COMPARED[0]]);
    if (response.status >= 300) return true;
    const shown = responseSignature(response, origin, release);
    const block = expected('GET');
    // Up to v1.0.4 a real answer has not all that a policy shows: what it has is the block's.
    return looksAtOrigin(release) || block.length === 0
      ? agrees(block, shown && response.headers)
      : agree(block, response.headers, namesOf(block));
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
  return agree(expected, shown, COMPARED);
}

const agree = (expected: HeaderLines, shown: HeaderLines, names: readonly string[]): boolean =>
  names.every((name) => combined(expected, name) === combined(shown, name));

const namesOf = (lines: HeaderLines): readonly string[] => COMPARED.filter((name) => combined(lines, name) !== null);
