import type { Rule } from './types.ts';

export const preflightRedirect: Rule = {
  id: 'preflight-redirect',
  explains: 'preflight-redirect',
  chromium: ['PreflightDisallowedRedirect'],
  firefox: ['CORSExternalRedirectNotAllowed'],
  strings: {
    title: 'The preflight is redirected',
    what: '{host} answers the preflight with {status} and sends it to {location}.',
    why: 'A browser never follows the redirect of a preflight, whatever its headers say.',
    todo: 'Call {location} directly.',
  },
  variants: {
    https: {
      what: '{host} answers the preflight with {status} and sends it from http to https.',
      todo: 'Call the https address directly: {location}.',
    },
    slash: {
      what: '{host} answers the preflight with {status}: the path differs only in the slash at its end.',
    },
  },
  variant: ({ values }) => {
    const { url = '', location = '' } = values;
    if (location === url.replace(/^http:/, 'https:')) return 'https';
    return location === `${url}/` || url === `${location}/` ? 'slash' : null;
  },
};
