import { parseUrl } from '../http/url.ts';
import type { Failure } from '../verdict.ts';
import type { Rule, RuleStrings } from './types.ts';

export const allowOriginMismatch: Rule = {
  id: 'allow-origin-mismatch',
  explains: 'origin-mismatch',
  chromium: ['AllowOriginMismatch', 'PreflightAllowOriginMismatch'],
  firefox: ['CORSAllowOriginNotMatchingOrigin'],
  variants: { slash: ['what'], case: ['what'], scheme: ['what'], port: ['what'], null: ['what'] },
  variant,
};

export const allowOriginMismatchStrings: RuleStrings = {
  title: 'Access-Control-Allow-Origin names another origin',
  what: 'Access-Control-Allow-Origin is {found}; the page’s origin is {origin}.',
  why: 'The browser compares the two byte for byte and never parses the header.',
  todo: 'Have {host} allow {needed} too, and answer each allowed origin with its own value.',
  what_slash: 'Access-Control-Allow-Origin is {found}: an origin has no slash at its end and no path.',
  what_case: 'Access-Control-Allow-Origin is {found}: an origin is written in lower case.',
  what_scheme: 'Access-Control-Allow-Origin is {found}; the page’s origin {origin} has another scheme.',
  what_port: 'Access-Control-Allow-Origin is {found}; the page’s origin {origin} has another port.',
  what_null: 'Access-Control-Allow-Origin is "null", which matches only a page without an origin of its own.',
};

function variant({ found, values }: Failure): string | null {
  const origin = values['origin'] ?? '';
  if (found === null) return null;
  if (found === 'null') return 'null';
  if (found.startsWith(`${origin}/`)) return 'slash';
  if (found.toLowerCase() === origin) return 'case';
  const [seen, page] = [parseUrl(found), parseUrl(origin)];
  if (seen === null || seen.hostname !== page?.hostname) return null;
  return seen.protocol === page.protocol ? 'port' : 'scheme';
}
