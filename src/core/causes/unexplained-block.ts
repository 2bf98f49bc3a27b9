import type { CauseRule, CauseStrings } from './types.ts';

/** Every CORS check passes, and the browser blocked it all the same. Last: it claims whatever is left. */
export const unexplainedBlock: CauseRule = {
  id: 'unexplained-block',
  evidence: ({ exchange, failures }) => (exchange.outcome === 'blocked' && failures.length === 0 ? {} : null),
};

export const unexplainedBlockStrings: CauseStrings = {
  title: 'Blocked, but not by CORS',
  what: 'The browser blocked the request to {host}, and every CORS check of what was seen passes.',
  why: 'A policy that no event shows stopped it, or another extension changed what came.',
  todo: 'Try it in a window without other extensions, and read the console’s message.',
};
