import type { CauseRule, CauseStrings } from './types.ts';

const BY_EXTENSION = /^(?:net::ERR_BLOCKED_BY_CLIENT|NS_ERROR_ABORT)$/;
/** Firefox's own lists of trackers and of dangerous sites; an administrator's rules in Chromium. */
const BY_BROWSER =
  /^(?:net::ERR_BLOCKED_BY_ADMINISTRATOR|NS_ERROR_(?:\w*TRACKING|MALWARE|PHISHING|UNWANTED|HARMFUL|CRYPTOMINING|FINGERPRINTING)_URI)$/;
const BROWSERS_WORDS = { title: 'browser', what: 'browser', why: 'browser', todo: 'browser' };

export const blockedByClient: CauseRule = {
  id: 'blocked-by-client',
  errors: new RegExp(`${BY_EXTENSION.source}|${BY_BROWSER.source}`),
  evidence: ({ error }) => {
    if (error === null) return null;
    if (BY_EXTENSION.test(error)) return {};
    return BY_BROWSER.test(error) ? BROWSERS_WORDS : null;
  },
};

export const blockedByClientStrings: CauseStrings = {
  title: 'Blocked by an extension',
  what: 'Another extension of this browser blocked the request to {host}.',
  why: 'An ad blocker or a similar extension stopped it before it was sent.',
  todo: 'Allow {host} in that extension, or try without it.',
  title_browser: 'Blocked by a list of the browser',
  what_browser: 'The browser blocked the request to {host} ({error}).',
  why_browser: 'The host is on a list of trackers or dangerous sites, or an administrator forbids it.',
  todo_browser: 'Switch that protection off for {page}, or use another host.',
};
