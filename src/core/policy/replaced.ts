import { lines } from '../http/headers.ts';
import type { Member } from './member.ts';
import { isOwnPage } from './own-page.ts';
import { isCovered, type Site } from './site.ts';

const known = new WeakMap<Site, ReadonlySet<number>>();

/**
 * The statuses whose answers lose the CORS block's headers here, as `custom-http-errors` takes them off: the block answers
 * an origin, and no answer with this status has any of them.
 */
export function replacedStatuses(site: Site): ReadonlySet<number> {
  const found = known.get(site) ?? statusesOf(site);
  known.set(site, found);
  return found;
}

function statusesOf(site: Site): ReadonlySet<number> {
  const answered = site.members.flatMap((member) => {
    const response = member.request?.leg.response;
    return response && response.status >= 400 ? [{ member, response }] : [];
  });
  if (answered.length === 0) return NONE;
  const kept = new Set(answered.filter(({ member }) => !isBare(member)).map(({ response }) => response.status));
  return new Set(
    answered
      .filter(({ member, response }) => isCovered(site, member) && response.status !== 413 && !isOwnPage(response))
      .map(({ response }) => response.status)
      .filter((status) => !kept.has(status)),
  );
}

const NONE: ReadonlySet<number> = new Set();

const isBare = ({ request }: Member): boolean =>
  lines(request?.leg.response?.headers ?? [], 'access-control-allow-origin').length === 0;
