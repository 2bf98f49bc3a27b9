import { DID_NOT_SUCCEED, NO_HEADER } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

const REFUSED = /^(?:net::ERR_CONNECTION_REFUSED|NS_ERROR_CONNECTION_REFUSED)$/;

/** No answer came at all, by an error that no other cause names: a refused connection, an unreachable address, a proxy. */
export const networkFailure: CauseRule = {
  id: 'network-failure',
  errors: REFUSED,
  firefox: DID_NOT_SUCCEED,
  evidence: ({ leg, error }) => {
    if (error === null || leg.response !== null) return null;
    return REFUSED.test(error) ? { title: 'refused', todo: 'refused' } : {};
  },
};

export const networkFailureStrings: CauseStrings = {
  title: 'No answer from the server',
  what: 'No answer came from {host}: {error}.',
  why: NO_HEADER,
  todo: 'Check the address, a proxy in between and that the server runs.',
  title_refused: '{host} refused the connection',
  todo_refused: 'Check the port, and that the server runs and listens on it.',
};
