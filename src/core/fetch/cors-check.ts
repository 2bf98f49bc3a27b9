import type { HeaderLines } from '../exchange.ts';
import { combined, lines } from '../http/headers.ts';
import { isUrl } from '../http/origin.ts';
import type { Finding } from './finding.ts';

/** The request's side of a CORS check. */
export interface Requester {
  /** The serialized request origin as sent: `null` when opaque or tainted. */
  readonly origin: string;
  /** Why it is `null`: the page's own origin is opaque, or a redirect crossed origins (Fetch, "redirect-taint"). */
  readonly nullBecause: 'opaque' | 'tainted' | null;
}

const ACAO = 'access-control-allow-origin';
const ACAC = 'access-control-allow-credentials';

/**
 * Fetch, "CORS check", going on after the first failure: what is wrong with Access-Control-Allow-Origin, then with
 * Access-Control-Allow-Credentials. Empty: the check passes, with credentials and without.
 */
export function corsCheck(headers: HeaderLines, requester: Requester): readonly Finding[] {
  const [origin, credentials] = [allowOriginFinding(headers, requester), credentialsFinding(headers)];
  if (origin === null) return credentials === null ? [] : [credentials];
  return credentials === null ? [origin] : [origin, credentials];
}

function allowOriginFinding(headers: HeaderLines, requester: Requester): Finding | null {
  const found = combined(headers, ACAO);
  const { origin, nullBecause } = requester;
  // "null" would pass, for every sandboxed page of the web: it is nothing to ask for.
  const needed = nullBecause === null ? origin : null;
  if (found === '*') {
    return {
      kind: 'wildcard-with-credentials',
      chromium: 'WildcardOriginNotAllowed',
      firefox: 'CORSNotSupportingCredentials',
      header: ACAO,
      found,
      needed,
      onlyWith: 'include',
    };
  }
  if (found === origin) return null;
  const {
    kind,
    chromium,
    firefox,
    values = {},
  } = found === null ? missing(requester) : wrongValue(found, headers, requester);
  return { kind, chromium, firefox, header: ACAO, found, needed, onlyWith: null, values };
}

type Names = Pick<Finding, 'kind' | 'chromium' | 'firefox' | 'values'>;

const missing = (requester: Requester): Names => ({
  kind: nullKind(requester) ?? 'origin-missing',
  chromium: 'MissingAllowOriginHeader',
  firefox: 'CORSMissingAllowOrigin2',
});

/** Chromium's ladder for a value that is not the origin (`cors.cc`, `CheckAccess`). */
function wrongValue(found: string, headers: HeaderLines, requester: Requester): Names {
  const firefox = 'CORSAllowOriginNotMatchingOrigin';
  if (found.includes(',') || found.includes(' ')) {
    const count = lines(headers, ACAO).length;
    return {
      kind: 'origin-multiple',
      chromium: 'MultipleAllowOriginValues',
      firefox: count > 1 ? 'CORSMultipleAllowOriginNotAllowed' : firefox,
      values: { lines: String(count) },
    };
  }
  if (found !== 'null' && !isUrl(found)) {
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
    onlyWith: 'include',
  };
}
