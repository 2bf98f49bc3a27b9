import type { Rule, RuleStrings } from './types.ts';

export const preflightStatusNotOk: Rule = {
  id: 'preflight-status-not-ok',
  explains: 'preflight-status',
  chromium: ['PreflightInvalidStatus'],
  firefox: ['CORSPreflightDidNotSucceed3'],
  variants: { auth: ['what', 'why', 'todo'], method: ['what'] },
  variant: ({ values }) => {
    const status = values['status'];
    if (status === '401' || status === '403') return 'auth';
    return status === '404' || status === '405' || status === '501' ? 'method' : null;
  },
};

export const preflightStatusNotOkStrings: RuleStrings = {
  title: 'The preflight’s status is not ok',
  what: '{host} answers the preflight with {status}.',
  why: 'A preflight passes only with a status from 200 to 299, however right its headers are.',
  todo: 'Have {host} answer OPTIONS with 204.',
  what_auth: '{host} answers the preflight with {status}: it asks the preflight to authenticate.',
  why_auth: 'A preflight never carries cookies or Authorization, so it can never pass an authentication.',
  todo_auth: 'Have {host} answer OPTIONS with 204 before it authenticates.',
  what_method: '{host} answers the preflight with {status}: nothing there handles OPTIONS.',
};
