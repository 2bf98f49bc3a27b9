import type { CauseRule } from './types.ts';

export const blockedByClient: CauseRule = {
  id: 'blocked-by-client',
  evidence: ({ leg }) => (leg.error === 'net::ERR_BLOCKED_BY_CLIENT' || leg.error === 'NS_ERROR_ABORT' ? {} : null),
  strings: {
    title: 'Blocked by an extension',
    what: 'Another extension of this browser blocked the request to {host}.',
    why: 'An ad blocker or a similar extension stopped it before it was sent.',
    todo: 'Allow {host} in that extension, or try without it.',
  },
};
