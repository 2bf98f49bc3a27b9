// What tells that a request belongs to an Ingress, where its answers do not show the whole policy.
import { combined, lines } from '../http/headers.ts';
import { redirectTarget } from '../http/status.ts';
import type { Member } from './member.ts';
import type { Signature } from './signature.ts';

/**
 * Up to v1.0.4 a real answer shows the origin and the credentials alone, to everybody the same. A block without the
 * credentials lets the application's own line through.
 */
export function answersAlike({ origin, credentials }: Signature, member: Member): boolean {
  const allowed = lines(member.request?.leg.response?.headers ?? [], 'access-control-allow-origin');
  return allowed.length === 1 && allowed[0] === origin && (!credentials || allowsCredentials(member));
}

/** Up to v0.35.0 (read in its template, and measured) a real answer carries the block's lists as well. */
export function listsAlike({ methods, headers }: Signature, { request }: Member): boolean {
  const answer = request?.leg.response?.headers ?? [];
  return (
    combined(answer, 'access-control-allow-methods') === methods &&
    combined(answer, 'access-control-allow-headers') === headers
  );
}

/** Whether the answer to the request itself allows them, whoever wrote that. */
export const allowsCredentials = ({ request }: Member): boolean =>
  combined(request?.leg.response?.headers ?? [], 'access-control-allow-credentials') === 'true';

/** A host with `use-regex` looks at paths without their case, and one number in a path stands for any. */
const kindOf = (path: string): string => path.toLowerCase().replaceAll(/\d+/g, '0');

/** How many letters two paths share at their start. */
export function commonLength(one: string, other: string): number {
  const [a, b] = [kindOf(one), kindOf(other)];
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/**
 * nginx puts a slash behind a path where one of its locations has it: what serves the folder has answered.
 * @returns the path with the slash; `null` where the answer is another one
 */
export function folderOf({ url, preflight, request }: Member): string | null {
  const leg = request?.leg.response ? request.leg : preflight?.leg;
  const target = leg?.response ? redirectTarget(leg.response, leg.url) : null;
  if (target === null || target.host !== url.host) return null;
  const folder = `${url.pathname}/`;
  return target.pathname === folder ? folder : null;
}
