// Which releases of the controller fit what was seen.
import type { Exchange } from '../exchange.ts';
import { hopsOf, originSent } from '../fetch/hops.ts';
import { parseUrl } from '../http/url.ts';
import { compareReleases, DEFAULT_RELEASE, isSince, KNOWN_RELEASES, requireRelease } from '../ingress-nginx/release.ts';
import type { Annotations, Release } from '../ingress-nginx/types.ts';
import type { Manifest } from '../kubernetes/manifest.ts';
import { servingObject } from '../kubernetes/serving.ts';
import { disagreements, type Sent } from './agreement.ts';
import { givenHost } from './given.ts';
import { fits, type InferredRelease } from './release-range.ts';
import { ANSWER_SIGNS, type AnswerSign, signsOf } from './release-signs.ts';

/**
 * The release by the image of a controller in the reader's own YAML, else by what the controller's answers show: the
 * generation of its default list of headers, its lists and max-age on real responses, whether it asks for the origin, the
 * max-age of its Strict-Transport-Security.
 */
export function inferRelease(exchanges: readonly Exchange[], manifests: readonly Manifest[] = []): InferredRelease {
  const image = manifests.map(({ release }) => release).find((release) => release !== null);
  if (image !== undefined) return { release: image, signs: ['controller-image'], since: image, until: image };
  const seen = new Set(exchanges.flatMap(signsOf));
  let range: Pick<InferredRelease, 'since' | 'until'> = { since: null, until: null };
  const signs: AnswerSign[] = [];
  for (const [sign, fitting] of ANSWER_SIGNS) {
    if (!seen.has(sign)) continue;
    const narrower = narrowed(range, fitting);
    // Two controllers, or an application that answers like one: the first sign counts.
    if (narrower === null) continue;
    range = narrower;
    signs.push(sign);
  }
  const fitting = KNOWN_RELEASES.toSorted(usualFirst).filter((known) => fits(range, known));
  const newest = fitting[0] ?? range.until ?? DEFAULT_RELEASE;
  const agreeing = agreeingRelease(exchanges, manifests, [newest, ...fitting]);
  if (agreeing === newest) return { release: newest, signs, ...range };
  return { release: agreeing, signs: [...signs, 'yaml-answers'], since: range.since, until: agreeing };
}

/** Annotation validation is on by default from v1.12.0: a release with its default goes before one without. */
function usualFirst(left: Release, right: Release): number {
  return Number(isUsual(right)) - Number(isUsual(left));
}

const isUsual = (name: Release): boolean => requireRelease(name).validates === isSince(requireRelease(name), 1, 12, 0);

/** Exchanges that are compared with the YAML: more of them tell nothing new. */
const MOST = 200;

/** The newest of the releases on which the reader's own YAML answers as it was seen to. */
function agreeingRelease(
  exchanges: readonly Exchange[],
  manifests: readonly Manifest[],
  [newest, ...others]: readonly [Release, ...Release[]],
): Release {
  const served =
    manifests.length === 0 ? [] : exchanges.slice(0, MOST).flatMap((exchange) => servedHops(exchange, manifests));
  const count = (release: Release): number =>
    served.reduce((sum, { sent, annotations }) => sum + disagreements(sent, annotations, release), 0);
  let [best, least] = [newest, count(newest)];
  for (const release of others) {
    if (least === 0) break;
    const found = count(release);
    if (found < least) [best, least] = [release, found];
  }
  return best;
}

function servedHops(
  exchange: Exchange,
  manifests: readonly Manifest[],
): readonly { readonly sent: Sent; readonly annotations: Annotations }[] {
  return hopsOf(exchange).flatMap((hop) => {
    const url = hop.tainting === 'cors' ? parseUrl(hop.url) : null;
    const host = url && givenHost(manifests, url.hostname);
    const object = host && url && servingObject(host, url.pathname);
    if (!object) return [];
    const origin = originSent(hop.preflight?.leg ?? hop.request?.leg ?? null, hop, exchange.pageOrigin);
    return [{ sent: { preflight: hop.preflight, request: hop.request, origin }, annotations: object.annotations }];
  });
}

function narrowed(
  { since, until }: Pick<InferredRelease, 'since' | 'until'>,
  [from, to]: readonly [Release | null, Release | null],
): Pick<InferredRelease, 'since' | 'until'> | null {
  const later = since === null || (from !== null && compareReleases(from, since) > 0) ? from : since;
  const earlier = until === null || (to !== null && compareReleases(to, until) < 0) ? to : until;
  const isEmpty = later !== null && earlier !== null && compareReleases(later, earlier) > 0;
  return isEmpty ? null : { since: later, until: earlier };
}
