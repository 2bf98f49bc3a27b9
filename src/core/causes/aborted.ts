import type { CauseRule } from './types.ts';

export const aborted: CauseRule = {
  id: 'aborted',
  evidence: ({ leg }) => (leg.error === 'net::ERR_ABORTED' || leg.error === 'NS_BINDING_ABORTED' ? {} : null),
  strings: {
    title: 'The request was cancelled',
    what: 'The request to {host} was cancelled before it ended.',
    why: 'The page cancelled it, ran into its own time limit, or went away.',
    todo: 'Nothing is to be done at {host}. Look for an abort or a time-out in the page.',
  },
};
