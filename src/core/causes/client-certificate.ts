import { parseUrl } from '../http/url.ts';
import type { CauseRule, CauseStrings } from './types.ts';
import { isNginxPage } from './who-answered.ts';

/** nginx's own 400 for a missing client certificate: the length of its page tells it from other bad requests. */
export const clientCertificate: CauseRule = {
  id: 'client-certificate',
  evidence: ({ leg, failures }) => {
    if (leg.response?.status !== 400 || parseUrl(leg.url)?.protocol !== 'https:' || !isNginxPage(leg)) return null;
    return failures.some(({ kind }) => kind === 'origin-missing') ? {} : null;
  },
};

export const clientCertificateStrings: CauseStrings = {
  title: 'A client certificate is required',
  what: 'nginx at {host} answered {method} with 400: it asks for a client certificate.',
  why: 'Certificates are credentials. A preflight never carries any, nor does a request without credentials.',
  todo: 'Set auth-tls-verify-client: "optional" for {host}, and check the certificate in the application.',
};
