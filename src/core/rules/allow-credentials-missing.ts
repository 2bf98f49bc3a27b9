import type { Rule, RuleStrings } from './types.ts';

export const allowCredentialsMissing: Rule = {
  id: 'allow-credentials-missing',
  explains: 'credentials-missing',
  chromium: ['InvalidAllowCredentials', 'PreflightInvalidAllowCredentials'],
  firefox: ['CORSMissingAllowCredentials'],
};

export const allowCredentialsMissingStrings: RuleStrings = {
  title: 'No Access-Control-Allow-Credentials',
  what: 'The request includes credentials, and the answer carries no Access-Control-Allow-Credentials header.',
  why: 'To let {page} read an answer made for the signed-in user, the server must say so: exactly true.',
  todo: 'Have {host} answer with Access-Control-Allow-Credentials: true, or make the request without credentials.',
};
