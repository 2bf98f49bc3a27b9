import type { HeaderLines } from '../exchange.ts';
import { combined, lines } from '../http/headers.ts';
import { parseUrl } from '../http/url.ts';
import type { Finding } from './finding.ts';

/** The request's side of a CORS check. */
export interface Requester {
  /** The serialized request origin as sent: `null` when opaque or tainted. */
  readonly origin: string;
  /** Why it is `null`: the page's own origin is opaque, or a redirect crossed origins (Fetch, "redirect-taint"). */
  readonly nullBecause: 'opaque' | 'tainted' | null;
  readonly credentials: 'include' | 'omit';
}

const ACAO = 'access-control-allow-origin';
const ACAC = 'access-control-allow-credentials';

/**
 * Fetch, "CORS check", going on after the first failure: what is wrong with Access-Control-Allow-Origin, then with
 * Access-Control-Allow-Credentials. Empty: the check passes.
 */
export function corsCheck(headers: HeaderLines, requester: Requester): readonly Finding[] {
  const origin = allowOriginFinding(headers, requester);
  const credentials = requester.credentials === 'include' ? credentialsFinding(headers) : null;
  return [origin, credentials].filter((finding) => finding !== null);
}

function allowOriginFinding(headers: HeaderLines, requester: Requester): Finding | null {
  const found = combined(headers, ACAO);
  const { origin, credentials, nullBecause } = requester;
  // "null" would pass, for every sandboxed page of the web: it is nothing to ask for.
  const shared = { header: ACAO, found, needed: nullBecause === null ? origin : null };
  if (found === '*') {
    if (credentials === 'omit') return null;
    return {
      ...shared,
      kind: 'wildcard-with-credentials',
      chromium: 'WildcardOriginNotAllowed',
      firefox: 'CORSNotSupportingCredentials',
    };
  }
  if (found === origin) return null;
  if (found === null) {
    return {
      ...shared,
      kind: nullKind(requester) ?? 'origin-missing',
      chromium: 'MissingAllowOriginHeader',
      firefox: 'CORSMissingAllowOrigin2',
    };
  }
  return { ...shared, ...wrongValue(found, lines(headers, ACAO).length, requester) };
}

/** Chromium's ladder for a value that is not the origin (`cors.cc`, `CheckAccess`). */
function wrongValue(
  found: string,
  count: number,
  requester: Requester,
): Pick<Finding, 'kind' | 'chromium' | 'firefox' | 'values'> {
  const firefox = 'CORSAllowOriginNotMatchingOrigin';
  if (found.includes(',') || found.includes(' ')) {
    return {
      kind: 'origin-multiple',
      chromium: 'MultipleAllowOriginValues',
      firefox: count > 1 ? 'CORSMultipleAllowOriginNotAllowed' : firefox,
      values: { lines: String(count) },
    };
  }
  if (found !== 'null' && parseUrl(found) === null) {
    return { kind: 'origin-invalid', chromium: 'InvalidAllowOriginValue', firefox };
  }
  return { kind: nullKind(requester) ?? 'origin-mismatch', chromium: 'AllowOriginMismatch', firefox };
}

function nullKind({ nullBecause }: Requester): 'origin-opaque' | 'origin-tainted' | null {
  if (nullBecause === null) return null;
  return nullBecause === 'opaque' ? 'origin-opaque' : 'origin-tainted';
}

/** Exactly `true`: not `True`, not `1`, not two lines of it. */
function credentialsFinding(headers: HeaderLines): Finding | null {
  const found = combined(headers, ACAC);
  if (found === 'true') return null;
  return {
    kind: found === null ? 'credentials-missing' : 'credentials-invalid',
    chromium: 'InvalidAllowCredentials',
    firefox: 'CORSMissingAllowCredentials',
    header: ACAC,
    found,
    needed: 'true',
  };
}
