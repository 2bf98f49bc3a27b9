import type { Rule, RuleStrings } from './types.ts';

export const wildcardWithCredentials: Rule = {
  id: 'allow-origin-wildcard-with-credentials',
  explains: 'wildcard-with-credentials',
  chromium: ['WildcardOriginNotAllowed', 'PreflightWildcardOriginNotAllowed'],
  firefox: ['CORSNotSupportingCredentials'],
};

export const wildcardWithCredentialsStrings: RuleStrings = {
  title: 'Wildcard origin with credentials',
  what: 'Access-Control-Allow-Origin is *, and the request includes credentials.',
  why: 'With credentials included, * does not stand for every origin: any site could read what is meant for the signed-in user. Cookies need not be there; the mode "include" is enough.',
  todo: 'Have {host} answer with {needed} instead of *, or make the request without credentials.',
};
