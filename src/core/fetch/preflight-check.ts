import type { Browser, LegResponse } from '../exchange.ts';
import { combined } from '../http/headers.ts';
import { tokenList, type TokenList } from '../http/list.ts';
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
 * Fetch, "CORS-preflight fetch" from step 7 on, going on after the first failure. The order is Chromium's (measured):
 * redirect, origin, credentials, status, syntax of the lists, method, headers. A redirect answers nothing else in
 * Chromium: its headers are never looked at.
 */
export function preflightCheck(
  response: LegResponse,
  question: PreflightQuestion,
  browser: Browser,
): readonly Finding[] {
  const redirect = redirectFinding(response, question.url);
  if (redirect !== null && browser === 'chromium') return [redirect];
  const methods = tokenList(response.headers, ACAM);
  const headers = tokenList(response.headers, ACAH);
  return [
    redirect,
    ...corsCheck(response.headers, question),
    redirect === null ? statusFinding(response) : null,
    unparsable(methods, combined(response.headers, ACAM), 'methods'),
    unparsable(headers, combined(response.headers, ACAH), 'headers'),
    methodFinding(methods, combined(response.headers, ACAM), question),
    ...headerFindings(headers, combined(response.headers, ACAH), question),
  ].filter((finding) => finding !== null);
}

function redirectFinding(response: LegResponse, url: string): Finding | null {
  const target = redirectTarget(response, url);
  if (target === null) return null;
  return {
    kind: 'preflight-redirect',
    chromium: 'PreflightDisallowedRedirect',
    firefox: 'CORSExternalRedirectNotAllowed',
    header: 'location',
    found: target.href,
    needed: null,
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
    values: { status: String(status) },
  };
}

function unparsable(list: TokenList | null, found: string | null, which: 'methods' | 'headers'): Finding | null {
  if (list === null || !('malformed' in list)) return null;
  const of = which === 'methods' ? 'Method' : 'Header';
  return {
    kind: `${which}-unparsable`,
    chromium: `InvalidAllow${of}sPreflightResponse`,
    firefox: `CORSInvalidAllow${of}`,
    header: which === 'methods' ? ACAM : ACAH,
    found,
    needed: null,
    values: { element: list.malformed },
  };
}

/** Byte-exact; GET, HEAD and POST need no listing; `*` stands for all only without credentials. */
function methodFinding(list: TokenList | null, found: string | null, question: PreflightQuestion): Finding | null {
  const { method, credentials } = question;
  if (list !== null && 'malformed' in list) return null;
  const tokens = list === null ? [] : list.tokens;
  if (isSafelistedMethod(method) || tokens.includes(method)) return null;
  if (credentials === 'omit' && tokens.includes('*')) return null;
  return {
    kind: 'method-not-listed',
    chromium: 'MethodDisallowedByPreflightResponse',
    firefox: 'CORSMethodNotFound',
    header: ACAM,
    found,
    needed: method,
    values: { method, variant: methodVariant(tokens, method) },
  };
}

function methodVariant(tokens: readonly string[], method: string): string {
  if (tokens.includes('*')) return 'wildcard';
  if (method !== method.toUpperCase()) return 'case';
  return '';
}

/** Case-insensitive; `*` covers all only without credentials, and in browsers (not the standard) Authorization too. */
function headerFindings(list: TokenList | null, found: string | null, question: PreflightQuestion): readonly Finding[] {
  if (list !== null && 'malformed' in list) return [];
  const listed = new Set((list === null ? [] : list.tokens).map((token) => token.toLowerCase()));
  const wildcard = listed.has('*');
  if (wildcard && question.credentials === 'omit') return [];
  return question.headers
    .filter((name) => !listed.has(name))
    .map((name) => ({
      kind: 'header-not-listed',
      chromium: 'HeaderDisallowedByPreflightResponse',
      firefox: 'CORSMissingAllowHeaderFromPreflight2',
      header: ACAH,
      found,
      needed: name,
      values: { name, variant: wildcard ? 'wildcard' : '' },
    }));
}
