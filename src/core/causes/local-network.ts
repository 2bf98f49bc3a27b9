import { DID_NOT_SUCCEED } from './by-error.ts';
import type { CauseRule, CauseStrings, Ending } from './types.ts';

const ERRORS = /^(?:net::ERR_\w*(?:LOCAL|PRIVATE)_NETWORK_ACCESS\w*|NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED)$/;

/**
 * Local Network Access (WICG). On a preflight Chromium gives both requests the generic error and shows no answer, where
 * a failed connection has its own name (measured): so a policy stopped it, and this is the one that does so.
 */
export const localNetwork: CauseRule = {
  id: 'local-network',
  errors: ERRORS,
  firefox: DID_NOT_SUCCEED,
  evidence: (ending) => {
    if (ending.error !== null) return ERRORS.test(ending.error) ? {} : null;
    return wasStoppedSilently(ending) ? { title: 'likely', what: 'likely', why: 'likely' } : null;
  },
};

export const localNetworkStrings: CauseStrings = {
  title: 'The local network is out of reach',
  what: 'The browser keeps {page} from reaching {host} on the local network.',
  why: 'A page from the internet needs the user’s leave for that. No response header can give it.',
  todo: 'Allow the local network for {page} in the site settings, or reach {host} at a public address.',
  title_likely: 'Stopped by a policy of the browser',
  what_likely: 'The browser gave the preflight to {host} up before an answer came, and names no reason.',
  why_likely:
    'A failed connection would have a name. Most often {host} is on the local network, and {page} may not reach it.',
};

function wasStoppedSilently({ exchange, leg, index, failures }: Ending): boolean {
  const preflight = exchange.legs[index - 1];
  return (
    failures.length === 0 &&
    leg.response === null &&
    leg.error === 'net::ERR_FAILED' &&
    preflight?.role === 'preflight' &&
    preflight.response === null &&
    preflight.error === 'net::ERR_FAILED'
  );
}
