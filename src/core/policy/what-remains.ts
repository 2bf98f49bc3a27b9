// What the simulation shows behind the changes: requests that stay blocked, and requests that the changes would break.
import type { Instruction, Proof } from '../fix.ts';
import { looksAtOrigin } from '../ingress-nginx/release.ts';
import { type SnippetEffect, snippetEffect } from '../ingress-nginx/snippet.ts';
import { shownUrl } from '../report/redact.ts';
import { failed } from './conclusion.ts';
import { callFinalUrl, instruct } from './instruction.ts';
import type { Member } from './member.ts';
import { becauseToday } from './reason.ts';
import { replacedStatuses } from './replaced.ts';
import { isCovered, type Site } from './site.ts';

/**
 * What repairs the requests that the changes alone do not: a header or a condition of a snippet, a redirect that the
 * request meets once its preflight passes.
 * @param redirects where the simulated answer sends a request, by exchange
 */
export function remainingInstructions(
  site: Site,
  blocked: readonly Member[],
  proof: readonly Proof[],
  redirects: ReadonlyMap<string, URL>,
): readonly Instruction[] {
  const remaining = new Map(proof.map((item) => [item.exchange, item.remaining]));
  return blocked.flatMap((member): readonly Instruction[] => {
    const [failure] = remaining.get(member.exchange.id) ?? [];
    if (failure === undefined) return [];
    const target = redirects.get(member.exchange.id);
    // A redirect that comes from in front of the block stays without its header.
    const isStopped = failure.stage === 'redirect' && failure.kind === 'origin-missing';
    if (target !== undefined && (isStopped || failure.leg >= member.exchange.legs.length))
      return [callFinalUrl(member, target)];
    const status = String(member.request?.leg.response?.status ?? 200);
    if (site.given === null) {
      const isReplaced = failure.stage === 'response' && replacedStatuses(site).has(Number(status));
      return isReplaced ? [instruct('remove-custom-http-errors', member, { status })] : [];
    }
    const { object, release } = site.given;
    const snippet = snippetEffect(object.annotations, member.method, member.origin);
    if (failure.kind === 'origin-multiple' && snippet.added.length > 0)
      return [instruct('remove-duplicate-origin-header', member, { found: failure.found ?? '' })];
    const isInPlace = answersInPlace(snippet) && !failure.kind.startsWith('credentials-');
    return snippet.matches && !isInPlace && looksAtOrigin(release)
      ? [instruct('remove-snippet-condition', member, { status })]
      : [];
  });
}

/** Whether the snippet writes the header itself that its condition takes away. */
const answersInPlace = ({ added, set }: SnippetEffect): boolean =>
  [...added.map(({ line }) => line), ...set].some(([name]) => name.toLowerCase() === 'access-control-allow-origin');

/**
 * What would have to be done before changes may be made that break requests which pass today.
 * @param proof what the changes that are left repair
 */
export function breakingInstructions(
  site: Site,
  repairable: readonly Member[],
  broken: readonly Member[],
  proof: readonly Proof[],
): readonly Instruction[] {
  if (broken.length === 0) return [];
  const { host } = site;
  const needing = repairable.filter((member) => failed(member, 'wildcard-with-credentials'));
  const first = broken
    .filter(({ origin }) => origin === 'null')
    .map((member): Instruction => {
      const isRedirected = member.exchange.legs[0]?.url !== member.url.href;
      const told = isRedirected ? callFinalUrl(member, member.url) : instruct('avoid-opaque-origin', member);
      return { ...told, because: [becauseToday(member, 'because_origin_kept')] };
    });
  const omitting = needing.map((member) => instruct('omit-credentials', member, { host, origin: member.origin }));
  return [...first, ...omitting, ...besideApplication(site, repairable, broken, proof)];
}

/** A request whose origin stays out of the list, for the application lets in what no list of the controller can hold. */
function besideApplication(
  site: Site,
  repairable: readonly Member[],
  broken: readonly Member[],
  proof: readonly Proof[],
): readonly Instruction[] {
  const shut = broken.find((member) => !isCovered(site, member));
  if (shut === undefined) return [];
  const passes = new Set(proof.filter(({ after }) => after === 'allowed').map(({ exchange }) => exchange));
  return repairable
    .filter((member) => !passes.has(member.exchange.id) && !isCovered(site, member))
    .map((member) =>
      instruct('answer-in-application', member, {
        path: member.url.pathname,
        origin: member.origin,
        method: shut.method,
        url: shownUrl(shut.url.href),
      }),
    );
}
