import type { Rule, RuleStrings } from './types.ts';

export const preflightHeaderNotAllowed: Rule = {
  id: 'preflight-header-not-allowed',
  explains: 'header-not-listed',
  chromium: ['HeaderDisallowedByPreflightResponse'],
  firefox: ['CORSMissingAllowHeaderFromPreflight2'],
  variants: { absent: ['what'], wildcard: ['what', 'why', 'todo'], response: ['why', 'todo'] },
  variant: ({ values, found, needed }) => {
    const { variant = '' } = values;
    if (needed?.startsWith('access-control-allow-') === true) return 'response';
    if (variant !== '') return variant;
    return found === null ? 'absent' : null;
  },
};

export const preflightHeaderNotAllowedStrings: RuleStrings = {
  title: 'Request header {needed} is not allowed',
  what: 'Access-Control-Allow-Headers is "{found}"; {needed} is not in it.',
  why: 'The browser sends a header that is not CORS-safelisted to another origin only when the preflight’s answer lists it.',
  todo: 'Have {host} list {needed} in Access-Control-Allow-Headers, or stop sending the header.',
  what_absent:
    'The answer to the preflight carries no Access-Control-Allow-Headers, and the request has the header {needed}.',
  what_wildcard: 'Access-Control-Allow-Headers is "{found}", and the request includes credentials.',
  why_wildcard: 'With credentials included, * is the name of a header and does not stand for all of them.',
  todo_wildcard: 'Have {host} list {needed} by name.',
  why_response:
    '{needed} belongs to the server’s answer. Sent with the request it is one more header that must be allowed.',
  todo_response: 'Remove {needed} from the request.',
};
