import { lines } from '../http/headers.ts';
import type { Member } from './member.ts';
import { isOwnPage } from './own-page.ts';
import { isCovered, type Site } from './site.ts';

/**
 * The statuses whose answers lose the CORS block's headers here, as `custom-http-errors` takes them off: the block answers
 * an origin, and no answer with this status has any of them.
 */
export function replacedStatuses(site: Site): ReadonlySet<number> {
  const answered = site.members.flatMap((member) => {
    const response = member.request?.leg.response;
    return response && response.status >= 400 ? [{ member, response, isBare: isBare(member) }] : [];
  });
  const kept = new Set(answered.filter(({ isBare: bare }) => !bare).map(({ response }) => response.status));
  return new Set(
    answered
      .filter(({ member, response }) => isCovered(site, member) && response.status !== 413 && !isOwnPage(response))
      .map(({ response }) => response.status)
      .filter((status) => !kept.has(status)),
  );
}

const isBare = ({ request }: Member): boolean =>
  lines(request?.leg.response?.headers ?? [], 'access-control-allow-origin').length === 0;
