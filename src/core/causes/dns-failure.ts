import { byError, DID_NOT_SUCCEED, NO_HEADER } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

export const dnsFailure: CauseRule = {
  id: 'dns-failure',
  ...byError(/^(?:net::ERR_(?:NAME_|DNS_|ICANN_)\w+|NS_ERROR_(?:UNKNOWN_(?:PROXY_)?HOST|DNS_\w+))$/),
  firefox: DID_NOT_SUCCEED,
};

export const dnsFailureStrings: CauseStrings = {
  title: 'The name {host} is not known',
  what: 'No address was found for {host} ({error}).',
  why: NO_HEADER,
  todo: 'Check the spelling of {host} and its DNS record.',
};
