import type { Browser, HeaderLines, LegResponse } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { lowerCase, type TokenList, tokensOf } from '../http/list.ts';
import { originOf, sameOrigin } from '../http/origin.ts';
import { isOk, redirectTarget } from '../http/status.ts';
import { corsCheck, type Requester } from './cors-check.ts';
import type { Finding } from './finding.ts';
import { isSafelistedMethod } from './safelist.ts';

const ACAM = 'access-control-allow-methods';
const ACAH = 'access-control-allow-headers';

/** What the preflight asked leave for. */
export interface PreflightQuestion extends Requester {
  readonly url: string;
  /** Access-Control-Request-Method. */
  readonly method: string;
  /** Access-Control-Request-Headers: the unsafe names, lower-case. */
  readonly headers: readonly string[];
}

/**
 * Fetch, "CORS-preflight fetch" from step 7 on, going on after the first failure, in the browser's order. All check the
 * syntax of the lists, the method and the headers last, Firefox (measured) the method before the syntax of the headers.
 * Before them Chromium (measured) checks the origin, the credentials and the status, but first of all whether it is
 * redirected: then its headers are never looked at. Firefox (measured) checks origin, credentials, redirect, status; WebKit
 * (read in its source) redirect, status, origin, credentials.
 * @param error how the browser ended the preflight, in its own words; `null`: as completed, or not known
 */
export function preflightCheck(
  response: LegResponse,
  question: PreflightQuestion,
  browser: Browser,
  error: string | null = null,
): readonly Finding[] {
  const refused = redirectFinding(response, question.url, browser, error) ?? statusFinding(response);
  if (refused?.kind === 'preflight-redirect' && browser === 'chromium') return [refused];
  const origin = isUnchecked(question, browser) ? [] : corsCheck(response.headers, question);
  const methods = allowList(response.headers, ACAM);
  const headers = allowList(response.headers, ACAH);
  return [
    ...(browser === 'webkit' ? [refused, ...origin] : [...origin, refused]),
    unparsable(methods, 'methods'),
    ...(browser === 'firefox'
      ? [methodFinding(methods, question), unparsable(headers, 'headers')]
      : [unparsable(headers, 'headers'), methodFinding(methods, question)]),
    ...headerFindings(headers, question),
  ].filter((finding) => finding !== null);
}

/**
 * On the way back to the page's own origin Firefox (measured) sends the preflight with that origin where the request itself
 * has "null", and finds nothing in it that CORS would have to check; status, method and headers still count.
 */
const isUnchecked = ({ url, origin }: PreflightQuestion, browser: Browser): boolean =>
  browser === 'firefox' && sameOrigin(originOf(url), origin);

/**
 * How Firefox ends a preflight whose redirect it took for a status like any other (measured): that of a request with
 * `redirect: "manual"` or `"error"`.
 */
const REJECTED = 'NS_ERROR_DOM_BAD_URI';

/** A list header of the answer: its value, and its elements; an absent one is an empty list. */
interface AllowList {
  readonly found: string | null;
  readonly list: TokenList;
}

function allowList(headers: HeaderLines, name: string): AllowList {
  const found = combined(headers, name);
  return { found, list: found === null ? EMPTY : tokensOf(found) };
}

const EMPTY: TokenList = { tokens: [] };

function redirectFinding(response: LegResponse, url: string, browser: Browser, error: string | null): Finding | null {
  const target = redirectTarget(response, url, browser);
  if (target === null) return null;
  return {
    kind: 'preflight-redirect',
    chromium: 'PreflightDisallowedRedirect',
    firefox: error === REJECTED ? 'CORSPreflightDidNotSucceed3' : 'CORSExternalRedirectNotAllowed',
    header: 'location',
    found: target.href,
    needed: null,
    onlyWith: null,
    values: { status: String(response.status), location: target.href },
  };
}

function statusFinding({ status }: LegResponse): Finding | null {
  if (isOk(status)) return null;
  return {
    kind: 'preflight-status',
    chromium: 'PreflightInvalidStatus',
    firefox: 'CORSPreflightDidNotSucceed3',
    header: null,
    found: String(status),
    needed: '204',
    onlyWith: null,
    values: { status: String(status) },
  };
}

function unparsable({ found, list }: AllowList, which: 'methods' | 'headers'): Finding | null {
  if (!('malformed' in list)) return null;
  const of = which === 'methods' ? 'Method' : 'Header';
  return {
    kind: `${which}-unparsable`,
    chromium: `InvalidAllow${of}sPreflightResponse`,
    firefox: `CORSInvalidAllow${of}`,
    header: which === 'methods' ? ACAM : ACAH,
    found,
    needed: null,
    onlyWith: null,
    values: { element: list.malformed },
  };
}

/** Byte-exact; GET, HEAD and POST need no listing; `*` stands for all only without credentials. */
function methodFinding({ found, list }: AllowList, { method }: PreflightQuestion): Finding | null {
  if ('malformed' in list || isSafelistedMethod(method) || list.tokens.includes(method)) return null;
  const wildcard = list.tokens.includes('*');
  return {
    kind: 'method-not-listed',
    chromium: 'MethodDisallowedByPreflightResponse',
    firefox: 'CORSMethodNotFound',
    header: ACAM,
    found,
    needed: method,
    onlyWith: wildcard ? 'include' : null,
    values: { method, variant: wildcard ? 'wildcard' : methodVariant(method) },
  };
}

const methodVariant = (method: string): string => (method === method.toUpperCase() ? '' : 'case');

/** Case-insensitive; `*` covers all only without credentials, and in browsers (not the standard) Authorization too. */
function headerFindings({ found, list }: AllowList, { headers }: PreflightQuestion): readonly Finding[] {
  if ('malformed' in list || headers.length === 0) return [];
  const listed = lowerCase(list.tokens);
  const wildcard = listed.has('*');
  return headers
    .filter((name) => !listed.has(name))
    .map((name) => ({
      kind: 'header-not-listed',
      chromium: 'HeaderDisallowedByPreflightResponse',
      firefox: 'CORSMissingAllowHeaderFromPreflight2',
      header: ACAH,
      found,
      needed: name,
      onlyWith: wildcard ? 'include' : null,
      values: { name, variant: wildcard ? 'wildcard' : '' },
    }));
}
