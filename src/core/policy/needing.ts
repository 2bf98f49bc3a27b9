// What blocked requests have in common, and what the Ingress has today.
import type { Failure, FailureKind } from '../verdict.ts';
import type { Member } from './member.ts';
import type { Part } from './policy.ts';
import { becauseOf } from './reason.ts';
import type { Signature } from './signature.ts';
import type { Site } from './site.ts';

/** What the Ingress has set, as its answers show it or as the reader's own YAML says, even where it is switched off. */
export const presentPolicy = ({ seen, given }: Site): Pick<Signature, 'methods' | 'headers' | 'credentials'> | null =>
  seen ?? given?.effective ?? null;

/** Why a part that is on or off is needed. */
export function reasons(members: readonly Member[], kinds: readonly FailureKind[]): Omit<Part<true>, 'value'> {
  const failures = members.flatMap((member) => member.failures.filter(({ kind }) => kinds.includes(kind)));
  return {
    because: members.map((member) => becauseOf(member, among(member, kinds) ?? member.failures[0])),
    onlyWith: onlyWithOf(failures),
  };
}

/** The first failure of one of these kinds. */
export const among = (member: Member, kinds: readonly FailureKind[]): Failure | undefined =>
  member.failures.find(({ kind }) => kinds.includes(kind));

/** `include` where all of it fails in that reading of the credentials mode only. */
export function onlyWithOf(failures: readonly Failure[]): 'include' | null {
  return failures.length > 0 && failures.every(({ onlyWith }) => onlyWith === 'include') ? 'include' : null;
}
