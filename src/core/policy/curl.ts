// Two commands that show the fix at work: the allowed origin, and a look-alike that must get no answer.
import { shellQuoted } from '../dialects/shell.ts';
import type { Fix } from '../fix.ts';
import { isSafelistedMethod } from '../fetch/safelist.ts';
import { redactUrl } from '../report/redact.ts';
import type { Member } from './member.ts';

/**
 * The preflight of a request as `curl` commands; a plain GET or HEAD is sent as it is. Nothing secret is in them.
 * @param wildcard every origin is allowed, so that there is no look-alike to refuse
 */
export function curlOf(member: Member, wildcard: boolean): Fix['curl'] {
  return {
    allowed: command(member, member.origin),
    lookalike: wildcard ? '' : command(member, lookalikeOf(member.origin)),
  };
}

function command(member: Member, origin: string): string {
  const { method, headers, url, preflight } = member;
  const simple = preflight === null && isSafelistedMethod(method) && method !== 'POST';
  const asked = headers.length === 0 ? [] : [`Access-Control-Request-Headers: ${headers.join(',')}`];
  const lines = [`Origin: ${origin}`, ...(simple ? [] : [`Access-Control-Request-Method: ${method}`, ...asked])];
  const verb = simple ? 'curl -i -g' : 'curl -i -g -X OPTIONS';
  return [verb, shellQuoted(redactUrl(url.href)), ...lines.map((line) => `-H ${shellQuoted(line)}`)].join(' ');
}

/** An origin that begins like the allowed one and belongs to somebody else. */
function lookalikeOf(origin: string): string {
  const match = /^(.*?)(:\d+)?$/.exec(origin);
  return `${match?.[1] ?? origin}.evil.example${match?.[2] ?? ''}`;
}
