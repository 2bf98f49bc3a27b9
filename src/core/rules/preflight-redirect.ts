import type { Rule, RuleStrings } from './types.ts';

export const preflightRedirect: Rule = {
  id: 'preflight-redirect',
  explains: 'preflight-redirect',
  chromium: ['PreflightDisallowedRedirect'],
  // The second follows the first, and stands alone where the request is not to follow redirects.
  firefox: ['CORSExternalRedirectNotAllowed', 'CORSPreflightDidNotSucceed3'],
  variants: { https: ['what', 'todo'], slash: ['what'] },
  variant: ({ values }) => {
    const { url = '', location = '' } = values;
    if (location === url.replace(/^http:/, 'https:')) return 'https';
    return location === `${url}/` || url === `${location}/` ? 'slash' : null;
  },
};

export const preflightRedirectStrings: RuleStrings = {
  title: 'The preflight is redirected',
  what: '{host} answers the preflight with {status} and sends it to {location}.',
  why: 'A browser never follows the redirect of a preflight, whatever its headers say.',
  todo: 'Call {location} directly.',
  what_https: '{host} answers the preflight with {status} and sends it from http to https.',
  todo_https: 'Call the https address directly: {location}.',
  what_slash: '{host} answers the preflight with {status}: the path differs only in the slash at its end.',
};
