import { byError } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

export const aborted: CauseRule = {
  id: 'aborted',
  ...byError(/^(?:net::ERR_ABORTED|NS_BINDING_ABORTED)$/),
};

export const abortedStrings: CauseStrings = {
  title: 'The request was cancelled',
  what: 'The request to {host} was cancelled before it ended.',
  why: 'The page cancelled it, ran into its own time limit, or went away.',
  todo: 'Nothing is to be done at {host}. Look for an abort or a time-out in the page.',
};
