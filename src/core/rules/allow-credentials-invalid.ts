import type { Rule, RuleStrings } from './types.ts';

export const allowCredentialsInvalid: Rule = {
  id: 'allow-credentials-invalid',
  explains: 'credentials-invalid',
  chromium: ['InvalidAllowCredentials', 'PreflightInvalidAllowCredentials'],
  firefox: ['CORSMissingAllowCredentials'],
};

export const allowCredentialsInvalidStrings: RuleStrings = {
  title: 'Access-Control-Allow-Credentials is not true',
  what: 'Access-Control-Allow-Credentials is "{found}".',
  why: 'The browser accepts the value true and nothing else: not True, not 1, not two lines of it.',
  todo: 'Have {host} send exactly Access-Control-Allow-Credentials: true, once.',
};
