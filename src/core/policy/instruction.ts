// Builds the instructions: what no cors-* annotation repairs, and what does.
import type { Because, Instruction, InstructionId } from '../fix.ts';
import { combined } from '../http/headers.ts';
import { ANNOTATION_PREFIX } from '../ingress-nginx/annotations.ts';
import { redactText, redactUrl } from '../report/redact.ts';
import type { Member } from './member.ts';
import { becauseOf } from './reason.ts';

/** An instruction about one request, with the values that its sentence needs. */
export function instruct(
  id: InstructionId,
  member: Member,
  values: Readonly<Record<string, string>> = {},
  annotation: Instruction['annotation'] = null,
): Instruction {
  const safe = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, redactText(value)]));
  return { id, values: { host: member.url.host, ...safe }, annotation, because: [firstReason(member)] };
}

const firstReason = (member: Member): Because => becauseOf(member, member.failures[0]);

/** Redirects are answered by the URL that they end at, so that the page never meets them. */
export function callFinalUrl(member: Member, target: URL): Instruction {
  return instruct('call-final-url', member, {
    url: redactUrl(member.exchange.legs[0]?.url ?? member.url.href),
    final: redactUrl(target.href),
  });
}

const MIB = 1024 * 1024;
const UNKNOWN_SIZE = '8m';

/** `proxy-body-size` in whole mebibytes that hold the request's body; 8m where its length was not seen. */
export function raiseBodySize(member: Member): Instruction {
  const length = Number(combined(member.request?.leg.requestHeaders ?? [], 'content-length') ?? Number.NaN);
  const known = Number.isSafeInteger(length) && length > 0;
  const value = known ? `${Math.ceil(length / MIB)}m` : UNKNOWN_SIZE;
  const key = `${ANNOTATION_PREFIX}proxy-body-size`;
  return instruct('raise-body-size', member, { size: value, bytes: known ? String(length) : '' }, { key, value });
}

export function clientCertificateOptional(member: Member): Instruction {
  const key = `${ANNOTATION_PREFIX}auth-tls-verify-client`;
  return instruct('client-certificate-optional', member, {}, { key, value: 'optional' });
}

/** Each instruction once, with the requests of all. */
export function mergedInstructions(all: readonly Instruction[]): readonly Instruction[] {
  const merged = new Map<string, { readonly instruction: Instruction; readonly because: Because[] }>();
  for (const instruction of all) {
    const key = JSON.stringify([instruction.id, instruction.values]);
    const before = merged.get(key);
    if (before === undefined) merged.set(key, { instruction, because: [...instruction.because] });
    else before.because.push(...instruction.because);
  }
  return [...merged.values()].map(({ instruction, because }) => ({ ...instruction, because }));
}
