import { byError, DID_NOT_SUCCEED } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

export const connectionReset: CauseRule = {
  id: 'connection-reset',
  ...byError(
    /^(?:net::ERR_(?:CONNECTION_(?:RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|INVALID_HTTP_RESPONSE|(?:HTTP2|QUIC)_\w+)|NS_ERROR_NET_(?:RESET|INTERRUPT|EMPTY_RESPONSE|HTTP2_\w+))$/,
  ),
  firefox: DID_NOT_SUCCEED,
};

export const connectionResetStrings: CauseStrings = {
  title: '{host} broke the connection off',
  what: '{host} took the request and ended the connection without a whole answer ({error}).',
  why: 'Without an answer there is no header to check. CORS plays no part in it.',
  todo: 'Look into the logs of {host} for a crash, a limit of size or time, or http spoken on an https port.',
};
