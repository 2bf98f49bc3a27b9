import type { Rule, RuleStrings } from './types.ts';

export const allowOriginMultiple: Rule = {
  id: 'allow-origin-multiple',
  explains: 'origin-multiple',
  chromium: ['MultipleAllowOriginValues', 'PreflightMultipleAllowOriginValues'],
  firefox: ['CORSMultipleAllowOriginNotAllowed', 'CORSAllowOriginNotMatchingOrigin'],
  variants: { lines: ['what', 'todo'] },
  variant: ({ values }) => (Number(values['lines']) > 1 ? 'lines' : null),
};

export const allowOriginMultipleStrings: RuleStrings = {
  title: 'Several values in Access-Control-Allow-Origin',
  what: 'Access-Control-Allow-Origin holds more than one value: {found}.',
  why: 'The header holds exactly one origin. The browser compares the whole value with {origin}, so a list never matches.',
  todo: 'Have {host} send the one value {needed}, chosen by the Origin of the request.',
  what_lines: 'The answer carries {lines} Access-Control-Allow-Origin lines: {found}.',
  todo_lines:
    'Two layers answer: the gateway and the application, a snippet or another proxy. Remove the header from all but one.',
};
