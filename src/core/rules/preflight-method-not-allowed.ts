import type { Rule, RuleStrings } from './types.ts';

export const preflightMethodNotAllowed: Rule = {
  id: 'preflight-method-not-allowed',
  explains: 'method-not-listed',
  chromium: ['MethodDisallowedByPreflightResponse'],
  firefox: ['CORSMethodNotFound'],
  variants: { absent: ['what'], wildcard: ['what', 'why', 'todo'], case: ['what', 'why', 'todo'] },
  variant: ({ values, found }) => {
    const { variant = '' } = values;
    if (variant !== '') return variant;
    return found === null ? 'absent' : null;
  },
};

export const preflightMethodNotAllowedStrings: RuleStrings = {
  title: 'Method {needed} is not allowed',
  what: 'Access-Control-Allow-Methods is "{found}"; {needed} is not in it.',
  why: 'The browser sends a method other than GET, HEAD and POST to another origin only when the preflight’s answer lists it.',
  todo: 'Have {host} list {needed} in Access-Control-Allow-Methods.',
  what_absent: 'The answer to the preflight carries no Access-Control-Allow-Methods, and the request is {needed}.',
  what_wildcard: 'Access-Control-Allow-Methods is "{found}", and the request includes credentials.',
  why_wildcard: 'With credentials included, * is the name of a method and does not stand for all of them.',
  todo_wildcard: 'Have {host} list {needed} by name.',
  what_case: 'The method was sent as "{needed}"; Access-Control-Allow-Methods is "{found}".',
  why_case:
    'Method names are compared letter for letter, and fetch() turns only DELETE, GET, HEAD, OPTIONS, POST and PUT to upper case.',
  todo_case: 'Write the method in upper case where the request is made: method: "{upper}".',
};
