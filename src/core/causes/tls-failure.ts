import { DID_NOT_SUCCEED, NO_HEADER } from './by-error.ts';
import type { CauseRule, CauseStrings } from './types.ts';

const NAMES =
  /^(?:net::ERR_(?:CERT_|SSL_|ECH_|BAD_SSL_|CT_)\w+|(?:SEC|SSL|MOZILLA_PKIX)_ERROR_\w+|NS_ERROR_NET_INADEQUATE_SECURITY)$/;
/** Firefox gives errors of TLS as an English sentence, every other one as a name (measured). */
const SENTENCE = /^[A-Z][^_:]* [^_:]+$/;

export const tlsFailure: CauseRule = {
  id: 'tls-failure',
  errors: NAMES,
  firefox: DID_NOT_SUCCEED,
  evidence: ({ error }) => (error !== null && (NAMES.test(error) || SENTENCE.test(error)) ? {} : null),
};

export const tlsFailureStrings: CauseStrings = {
  title: 'No secure connection to {host}',
  what: 'The certificate of {host} or its TLS was refused ({error}).',
  why: NO_HEADER,
  todo: 'Open {url} in a tab: the browser says there what is wrong with it.',
};
