// Whether credentials have to be switched on.
import { combined, lines } from '../http/headers.ts';
import type { FailureKind } from '../verdict.ts';
import { credentialsOf, type Member } from './member.ts';
import { among, presentPolicy, reasons } from './needing.ts';
import type { CorsPolicy, Part } from './policy.ts';
import { becauseToday } from './reason.ts';
import type { Defaults } from './requested.ts';
import { isCovered, type Site } from './site.ts';

/** @param takers those whose answers the change touches, blocked or not */
export function credentialsPart(
  site: Site,
  blocked: readonly Member[],
  takers: readonly Member[],
): Part<boolean> | null {
  const present = presentPolicy(site);
  if (present?.credentials === true) return null;
  const kinds: readonly FailureKind[] = ['credentials-missing', 'credentials-invalid'];
  const failing = present === null ? [] : blocked.filter((member) => among(member, kinds) !== undefined);
  // The application allows them itself today; from now on the controller answers in its place.
  const relying = takers.filter(
    (member) =>
      !isCovered(site, member) &&
      !failing.includes(member) &&
      sendsCredentials(member) &&
      (present !== null || member.failures.length === 0),
  );
  if (failing.length + relying.length === 0) return null;
  const { because, onlyWith } = reasons(failing, kinds);
  const isSure = relying.some((member) => credentialsOf(member) === 'include');
  return {
    value: true,
    because: [...because, ...relying.map((member) => becauseToday(member, 'because_answered_today'))],
    onlyWith: isSure || (failing.length > 0 && onlyWith === null) ? null : 'include',
  };
}

/**
 * Somebody answers with the page's own origin and allows no credentials: where the gateway shows no more of its policy, it
 * may be the gateway. Said to it, the line makes sure; said in front of an application, it is what holds anyway.
 */
export function hiddenCredentials(site: Site, blocked: readonly Member[], defaults: Defaults): Part<boolean> | null {
  if (presentPolicy(site) !== null || !defaults.showsOnPreflightOnly) return null;
  const failing = blocked.filter(({ failures, request, origin }) => {
    const lacks = failures.every(({ kind }) => kind === 'credentials-missing');
    return lacks && lines(request?.leg.response?.headers ?? [], 'access-control-allow-origin').includes(origin);
  });
  return failing.length === 0 ? null : { value: true, ...reasons(failing, ['credentials-missing']) };
}

/** Beside a `*` that stays, credentials let nobody in. */
export const withoutVainCredentials = ({ seen }: Site, policy: CorsPolicy): CorsPolicy =>
  seen?.wildcard === true && policy.origins === null ? { ...policy, credentials: null } : policy;

/** Where no event tells it, an application that allows credentials has reason to. */
function sendsCredentials(member: Member): boolean {
  const mode = credentialsOf(member);
  if (mode !== 'unknown') return mode === 'include';
  const answers = [member.preflight?.leg.response, member.request?.leg.response];
  return answers.some((it) => combined(it?.headers ?? [], 'access-control-allow-credentials') === 'true');
}
