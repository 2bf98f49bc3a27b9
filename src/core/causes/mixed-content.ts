import { isTrustworthy } from '../http/origin.ts';
import { redirectTarget } from '../http/status.ts';
import { parseUrl } from '../http/url.ts';
import type { CauseRule, CauseStrings, Ending } from './types.ts';

/** Firefox's name for what any of its content policies stops. */
const BY_CONTENT_POLICY = 'NS_ERROR_CONTENT_BLOCKED';

/** A page served over https may not load http, except from this machine (Mixed Content, 4.4). */
export const mixedContent: CauseRule = {
  id: 'mixed-content',
  evidence: (ending) => {
    const target = refusedTarget(ending);
    const isMixed =
      target?.protocol === 'http:' &&
      ending.exchange.pageOrigin.startsWith('https://') &&
      !isTrustworthy(target.origin);
    return isMixed ? { location: target.origin + target.pathname } : null;
  },
};

export const mixedContentStrings: CauseStrings = {
  title: 'http from an https page',
  what: 'A page served over https may not load {location} (mixed content).',
  why: 'The browser stops such requests itself, whatever the server answers.',
  todo: 'Serve {location} over https, and let no redirect lead from https to http.',
};

/** What the browser did not go on to: the target of an unfollowed redirect, or the request itself. */
function refusedTarget({ exchange, leg, failures, error }: Ending): URL | null {
  if (leg.response === null) return error === null || error === BY_CONTENT_POLICY ? parseUrl(leg.url) : null;
  if (leg.error === null || failures.length > 0 || exchange.redirectMode === 'error') return null;
  return redirectTarget(leg.response, leg.url);
}
