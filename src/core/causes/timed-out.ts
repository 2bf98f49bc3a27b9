import { byError, DID_NOT_SUCCEED, NO_HEADER } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

export const timedOut: CauseRule = {
  id: 'timed-out',
  ...byError(/^(?:net::ERR_(?:CONNECTION_)?TIMED_OUT|NS_ERROR_NET_TIMEOUT\w*)$/),
  firefox: DID_NOT_SUCCEED,
};

export const timedOutStrings: CauseStrings = {
  title: '{host} did not answer in time',
  what: 'The browser waited for {host} and gave up ({error}).',
  why: NO_HEADER,
  todo: 'Check that {host} runs and that no firewall drops the connection.',
};
