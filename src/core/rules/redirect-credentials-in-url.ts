import type { Rule, RuleStrings } from './types.ts';

export const redirectCredentialsInUrl: Rule = {
  id: 'redirect-credentials-in-url',
  explains: 'redirect-userinfo',
  chromium: ['RedirectContainsCredentials'],
  firefox: [],
};

export const redirectCredentialsInUrlStrings: RuleStrings = {
  title: 'Redirect to a URL with a password in it',
  what: '{host} redirects to {location} with a username or a password in the URL.',
  why: 'The browser refuses to carry them to another origin.',
  todo: 'Remove username and password from the redirect, or call {location} directly.',
};
