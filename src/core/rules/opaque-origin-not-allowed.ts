import type { Rule, RuleStrings } from './types.ts';

export const opaqueOriginNotAllowed: Rule = {
  id: 'opaque-origin-not-allowed',
  explains: 'origin-opaque',
  chromium: [
    'MissingAllowOriginHeader',
    'PreflightMissingAllowOriginHeader',
    'AllowOriginMismatch',
    'PreflightAllowOriginMismatch',
  ],
  firefox: ['CORSAllowOriginNotMatchingOrigin', 'CORSMissingAllowOrigin2'],
};

export const opaqueOriginNotAllowedStrings: RuleStrings = {
  title: 'The page has no origin of its own',
  what: 'The request came with Origin: null, and the answer does not allow it.',
  why: 'A sandboxed frame, a data: page and a file have an opaque origin. Every such page on the web looks the same to {host}, so no list can hold it safely.',
  todo: 'Serve the page over https, or add allow-same-origin to the frame’s sandbox. Do not list "null".',
};
