import type { Because } from '../fix.ts';
import { remembering } from '../remembering.ts';
import { redactText, shownUrl } from '../report/redact.ts';
import { message } from '../text/strings.ts';
import type { Failure, FailureKind } from '../verdict.ts';
import type { Member } from './member.ts';

const KEYS = {
  'origin-missing': 'because_origin_missing',
  'origin-multiple': 'because_origin_multiple',
  'origin-invalid': 'because_origin_refused',
  'origin-mismatch': 'because_origin_refused',
  'origin-opaque': 'because_origin_opaque',
  'origin-tainted': 'because_origin_tainted',
  'wildcard-with-credentials': 'because_wildcard',
  'credentials-missing': 'because_credentials',
  'credentials-invalid': 'because_credentials',
  'preflight-redirect': 'because_redirect',
  'preflight-status': 'because_status',
  'methods-unparsable': 'because_methods_unparsable',
  'headers-unparsable': 'because_headers_unparsable',
  'method-not-listed': 'because_method',
  'header-not-listed': 'because_header',
  'redirect-userinfo': 'because_redirect',
  'local-network-denied': 'because_local_network',
  'local-network-insecure': 'because_local_network',
} as const satisfies Readonly<Record<FailureKind, string>>;

/** Many sentences name the address of one request. */
const shownAddress = remembering(shownUrl, 1024);

/** The address without what is secret. */
const urlOf = (member: Member): string => shownAddress(member.url.href);

/** A gateway answers many requests with the same values. */
const shownValue = remembering(redactText);

/** The request and the check of it that fails, in one sentence; without a failure, that the request needs it too. */
export function becauseOf(member: Member, failure: Failure | undefined, name = ''): Because {
  const values = {
    method: member.method,
    url: urlOf(member),
    origin: member.origin,
    found: shownValue(failure?.found ?? ''),
    name: name === '' ? (failure?.needed ?? '') : name,
  };
  const key = failure === undefined ? 'because_also' : KEYS[failure.kind];
  return {
    exchange: member.exchange.id,
    rule: failure?.rule ?? 'allow-origin-missing',
    reason: message(key, values),
  };
}

/** A line that needs saying only because the Ingress answers so today, or because of what the change itself brings. */
export function becauseToday(
  member: Member,
  key: 'because_kept' | 'because_origin_kept' | 'because_answered_today' | 'because_listed_today',
): Because {
  const rule = member.failures[0]?.rule ?? 'allow-origin-wildcard-with-credentials';
  return {
    exchange: member.exchange.id,
    rule,
    reason: message(key, { origin: member.origin, url: urlOf(member), method: member.method }),
  };
}

/** A response header that the script cannot read. */
export function becauseUnexposed(member: Member, name: string): Because {
  return {
    exchange: member.exchange.id,
    rule: 'response-header-not-exposed',
    reason: message('because_unexposed', { name, url: urlOf(member), method: member.method }),
  };
}

/** A list of the Ingress that voids itself for every browser: no commas, say. */
export function becauseUnreadable(
  member: Member,
  kind: 'methods-unparsable' | 'headers-unparsable',
  found: string,
): Because {
  const rule = kind === 'methods-unparsable' ? 'allow-methods-unparsable' : 'allow-headers-unparsable';
  return { exchange: member.exchange.id, rule, reason: message(KEYS[kind], { found: shownValue(found) }) };
}
