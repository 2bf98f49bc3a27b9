import type { Rule, RuleStrings } from './types.ts';

export const redirectTaintedOrigin: Rule = {
  id: 'redirect-tainted-origin',
  explains: 'origin-tainted',
  chromium: [
    'MissingAllowOriginHeader',
    'PreflightMissingAllowOriginHeader',
    'AllowOriginMismatch',
    'PreflightAllowOriginMismatch',
  ],
  firefox: ['CORSAllowOriginNotMatchingOrigin', 'CORSMissingAllowOrigin2'],
};

export const redirectTaintedOriginStrings: RuleStrings = {
  title: 'A redirect turned the origin into null',
  what: 'The request was redirected to {url}, another origin, so it arrived there with Origin: null, and the answer does not allow that.',
  why: 'After a redirect from one foreign origin to another the browser no longer vouches for the page’s origin {page}. Listing {page} at {host} cannot help.',
  todo: 'Call {url} directly, or remove the redirect. Do not list "null".',
};
