import type { Rule, RuleStrings } from './types.ts';

export const allowOriginMissing: Rule = {
  id: 'allow-origin-missing',
  explains: 'origin-missing',
  chromium: ['MissingAllowOriginHeader', 'PreflightMissingAllowOriginHeader'],
  firefox: ['CORSMissingAllowOrigin2'],
};

export const allowOriginMissingStrings: RuleStrings = {
  title: 'No Access-Control-Allow-Origin',
  what: 'The answer to {method} {url} carries no Access-Control-Allow-Origin header.',
  why: 'A page on {page} may read an answer from another origin only when that answer names the page’s origin. Without the header the browser withholds it.',
  todo: 'Have {host} answer with Access-Control-Allow-Origin: {needed}, on errors too.',
};
