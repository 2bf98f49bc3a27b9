import type { Because } from '../fix.ts';
import { becauseToday } from './reason.ts';
import type { Member } from './member.ts';
import type { CorsPolicy, ListChange, Part } from './policy.ts';
import type { Defaults } from './requested.ts';
import type { Site } from './site.ts';

/** Seconds; the controller's default. */
const DEFAULT_MAX_AGE = '1728000';

/**
 * A policy for an Ingress object of its own: it inherits nothing, so whatever the present Ingress sets comes along.
 * @param member a request that the new Ingress is there for
 */
export function asOwnIngress(site: Site, policy: CorsPolicy, member: Member, defaults: Defaults): CorsPolicy {
  const { seen } = site;
  const kept = becauseToday(member, 'because_kept');
  const { add = [], because = [] } = policy.origins ?? {};
  const first = [...add.flatMap((item) => item.because), ...because, kept].slice(0, 1);
  const enable: Part<true> = { value: true, because: first, onlyWith: null };
  if (seen === null) return { ...policy, enable };
  return {
    enable,
    origins: policy.origins,
    methods: extendedFrom(policy.methods, seen.methods, defaults.methods, kept),
    headers: extendedFrom(policy.headers, seen.headers, defaults.headers, kept),
    // On by default, and these requests are here because they include credentials.
    credentials: null,
    expose: carried(seen.expose ?? '', '', kept),
    maxAge: seen.maxAge === DEFAULT_MAX_AGE ? null : { value: seen.maxAge, because: [kept], onlyWith: null },
  };
}

/** A list that is not the default one has to be there for what it holds already, too. */
function extendedFrom(list: ListChange | null, present: string, otherwise: string, kept: Because): ListChange | null {
  if (list === null) return carried(present, otherwise, kept);
  return present === otherwise ? list : { ...list, because: [...list.because, kept], onlyWith: null };
}

function carried(list: string, otherwise: string, kept: Because): ListChange | null {
  return list === otherwise ? null : { from: list, mode: 'set', beside: [], add: [], because: [kept], onlyWith: null };
}
