import type { Rule, RuleStrings } from './types.ts';

export const allowHeadersUnparsable: Rule = {
  id: 'allow-headers-unparsable',
  explains: 'headers-unparsable',
  chromium: ['InvalidAllowHeadersPreflightResponse'],
  firefox: ['CORSInvalidAllowHeader'],
};

export const allowHeadersUnparsableStrings: RuleStrings = {
  title: 'Access-Control-Allow-Headers cannot be parsed',
  what: 'Access-Control-Allow-Headers is "{found}"; "{element}" in it is not a header name.',
  why: 'One element that is not a bare name voids the whole header, also for the names that it spells well.',
  todo: 'Have {host} send header names separated by commas, such as Content-Type, Authorization.',
};
