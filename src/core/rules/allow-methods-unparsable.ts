import type { Rule, RuleStrings } from './types.ts';

export const allowMethodsUnparsable: Rule = {
  id: 'allow-methods-unparsable',
  explains: 'methods-unparsable',
  chromium: ['InvalidAllowMethodsPreflightResponse'],
  firefox: ['CORSInvalidAllowMethod'],
};

export const allowMethodsUnparsableStrings: RuleStrings = {
  title: 'Access-Control-Allow-Methods cannot be parsed',
  what: 'Access-Control-Allow-Methods is "{found}"; "{element}" in it is not a method name.',
  why: 'One element that is not a bare name voids the whole header, also for the methods that it spells well.',
  todo: 'Have {host} send method names separated by commas, such as GET, PUT, DELETE.',
};
