// What the simulation shows behind the changes: requests that stay blocked, and requests that the changes would break.
import type { Instruction, Proof } from '../fix.ts';
import { snippetEffect } from '../ingress-nginx/snippet.ts';
import { failed } from './conclusion.ts';
import { callFinalUrl, instruct } from './instruction.ts';
import type { Member } from './member.ts';
import { becauseToday } from './reason.ts';
import type { Site } from './site.ts';

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
    if (target !== undefined && failure.leg >= member.exchange.legs.length) return [callFinalUrl(member, target)];
    const snippet = snippetEffect(site.given?.object.annotations ?? {}, member.method, member.origin);
    if (failure.kind === 'origin-multiple' && snippet.added.length > 0)
      return [instruct('remove-duplicate-origin-header', member, { found: failure.found ?? '' })];
    const status = String(member.request?.leg.response?.status ?? 200);
    return failure.kind === 'origin-missing' && snippet.matches
      ? [instruct('remove-snippet-condition', member, { status })]
      : [];
  });
}

/** What would have to be done before changes may be made that break requests which pass today. */
export function breakingInstructions(
  host: string,
  repairable: readonly Member[],
  broken: readonly Member[],
): readonly Instruction[] {
  if (broken.length === 0) return [];
  const needing = repairable.filter((member) => failed(member, 'wildcard-with-credentials'));
  const first = broken
    .filter(({ origin }) => origin === 'null')
    .map((member): Instruction => {
      const isRedirected = member.exchange.legs[0]?.url !== member.url.href;
      const told = isRedirected ? callFinalUrl(member, member.url) : instruct('avoid-opaque-origin', member);
      return { ...told, because: [becauseToday(member, 'because_origin_kept')] };
    });
  return [...first, ...needing.map((member) => instruct('omit-credentials', member, { host, origin: member.origin }))];
}
