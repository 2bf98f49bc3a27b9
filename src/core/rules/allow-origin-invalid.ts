import type { Rule } from './types.ts';

export const allowOriginInvalid: Rule = {
  id: 'allow-origin-invalid',
  explains: 'origin-invalid',
  chromium: ['InvalidAllowOriginValue', 'PreflightInvalidAllowOriginValue'],
  firefox: ['CORSAllowOriginNotMatchingOrigin'],
  strings: {
    title: 'Access-Control-Allow-Origin is not an origin',
    what: 'Access-Control-Allow-Origin is "{found}", which is not an origin.',
    why: 'An origin is a scheme, a host and, where it is not the default, a port. The browser compares the value byte for byte with {origin}.',
    todo: 'Have {host} send {needed}.',
  },
  variants: {
    empty: { what: 'Access-Control-Allow-Origin is there, but empty.' },
    scheme: { what: 'Access-Control-Allow-Origin is "{found}": the scheme is missing.' },
    pattern: {
      what: 'Access-Control-Allow-Origin is "{found}". Browsers know no patterns in it.',
    },
  },
  variant: ({ found, values }) => {
    if (found === '') return 'empty';
    if (found?.includes('*') === true) return 'pattern';
    return values['origin']?.endsWith(`//${found}`) === true ? 'scheme' : null;
  },
};
