import type { CauseRule } from './types.ts';

/** No answer came at all: DNS, TLS, a refused or reset connection. Never CORS. */
export const networkFailure: CauseRule = {
  id: 'network-failure',
  evidence: ({ leg }) => (leg.response === null && leg.error !== null && isNetworkError(leg.error) ? {} : null),
  strings: {
    title: 'No answer from the server',
    what: 'No answer came from {host}: {error}.',
    why: 'The connection failed before any header was exchanged. CORS plays no part in it.',
    todo: 'Check the address, the certificate and that the server runs.',
  },
};

function isNetworkError(error: string): boolean {
  return error !== 'net::ERR_FAILED' && error !== 'net::ERR_ABORTED' && error !== 'NS_ERROR_DOM_BAD_URI';
}
