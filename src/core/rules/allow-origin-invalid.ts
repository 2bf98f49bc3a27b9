import type { Rule, RuleStrings } from './types.ts';

export const allowOriginInvalid: Rule = {
  id: 'allow-origin-invalid',
  explains: 'origin-invalid',
  chromium: ['InvalidAllowOriginValue', 'PreflightInvalidAllowOriginValue'],
  firefox: ['CORSAllowOriginNotMatchingOrigin'],
  variants: { empty: ['what'], scheme: ['what'], pattern: ['what'] },
  variant: ({ found, values }) => {
    if (found === '') return 'empty';
    if (found?.includes('*') === true) return 'pattern';
    return values['origin']?.endsWith(`//${found}`) === true ? 'scheme' : null;
  },
};

export const allowOriginInvalidStrings: RuleStrings = {
  title: 'Access-Control-Allow-Origin is not an origin',
  what: 'Access-Control-Allow-Origin is "{found}", which is not an origin.',
  why: 'An origin is a scheme, a host and, where it is not the default, a port. The browser compares the value byte for byte with {origin}.',
  todo: 'Have {host} send {needed}.',
  what_empty: 'Access-Control-Allow-Origin is there, but empty.',
  what_scheme: 'Access-Control-Allow-Origin is "{found}": the scheme is missing.',
  what_pattern: 'Access-Control-Allow-Origin is "{found}". Browsers know no patterns in it.',
};
