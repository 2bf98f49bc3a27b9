// From the browsers' own words to ours: what a person pastes into a search.
import { adviceRules } from '../advice/index.ts';
import { causes } from '../causes/index.ts';
import type { AdviceId, CauseId, RuleId } from '../verdict.ts';
import { rules } from './index.ts';

export type FindingId = RuleId | CauseId | AdviceId;

/** Without the digit that Firefox counts its categories with: old releases have another, or none. */
const plain = (name: string): string => name.toLowerCase().replace(/\d+$/, '');

const BY_NAME: ReadonlyMap<string, ReadonlySet<FindingId>> = byName();

function byName(): ReadonlyMap<string, ReadonlySet<FindingId>> {
  const found = new Map<string, Set<FindingId>>();
  const add = (id: FindingId, names: readonly string[]): void => {
    for (const name of [id, ...names]) found.set(plain(name), (found.get(plain(name)) ?? new Set()).add(id));
  };
  for (const { id, chromium, firefox } of rules) add(id, [...chromium, ...firefox]);
  for (const { id, firefox = [] } of causes) add(id, firefox);
  for (const { id } of adviceRules) add(id, []);
  add('network-failure', ['InvalidResponse']);
  add('authorization-under-wildcard', ['CORSAllowHeaderFromPreflightDeprecation']);
  return found;
}

/** Chromium's names before Local Network Access had this one, and one for a promise that the page made. */
const LOCAL_NETWORK = /^\w*(?:PrivateNetwork|LocalNetworkAccess)\w*$/i;
const OF_LOCAL_NETWORK = [
  'local-network-permission-denied',
  'local-network-insecure-context',
  'local-network',
] as const;

function idsOf(name: string): Iterable<FindingId> {
  const known = BY_NAME.get(plain(name));
  if (known !== undefined) return known;
  if (LOCAL_NETWORK.test(name)) return OF_LOCAL_NETWORK;
  const error = name.toUpperCase().replace(/^(?:NET::)?ERR_/, 'net::ERR_');
  return causes.filter(({ errors }) => errors?.test(error)).map(({ id }) => id);
}

/** The sentences of Chromium's, Firefox's and Safari's consoles, and the names that they stand for. */
const SENTENCES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/must not be the wildcard|Cannot use wildcard in|Credential is not supported if/, ['WildcardOriginNotAllowed']],
  [/No 'Access-Control-Allow-Origin'|.Access-Control-Allow-Origin. missing/, ['MissingAllowOriginHeader']],
  [/contains multiple values|cannot contain more than one origin/, ['MultipleAllowOriginValues']],
  [/Multiple CORS header/, ['CORSMultipleAllowOriginNotAllowed']],
  [/contains the invalid value/, ['InvalidAllowOriginValue']],
  [/not equal to the supplied origin/, ['AllowOriginMismatch']],
  [/.Access-Control-Allow-Origin. does not match/, ['CORSAllowOriginNotMatchingOrigin']],
  [/is not allowed by Access-Control-Allow-Origin/, ['CORSMissingAllowOrigin', 'CORSAllowOriginNotMatchingOrigin']],
  [/'Access-Control-Allow-Credentials' header in|expected .true. in|Credentials flag is/, ['InvalidAllowCredentials']],
  [/not have HTTP ok status/, ['PreflightInvalidStatus']],
  [/preflight response did not succeed/, ['CORSPreflightDidNotSucceed']],
  [/Redirect is not allowed for a preflight|external redirect not/, ['PreflightDisallowedRedirect']],
  [/Preflight response is not successful/, ['PreflightInvalidStatus', 'PreflightDisallowedRedirect']],
  [/(?:parse|invalid token .*|Header) .?Access-Control-Allow-Methods/, ['InvalidAllowMethodsPreflightResponse']],
  [/(?:parse|invalid token .*|Header) .?Access-Control-Allow-Headers/, ['InvalidAllowHeadersPreflightResponse']],
  [/allowed by Access-Control-Allow-Methods|Did not find method/, ['MethodDisallowedByPreflightResponse']],
  [/allowed by Access-Control-Allow-Headers|allowed according to header/, ['HeaderDisallowedByPreflightResponse']],
  [/contains a username and password|redirection URL \S* has credentials/, ['RedirectContainsCredentials']],
  [/not a secure context and the resource/, ['InsecureLocalNetwork']],
  [/Permission was denied for this request/, ['LocalNetworkAccessPermissionDenied', 'local-network']],
  [/P address space|private network request|'Private-Network-Access/i, ['PrivateNetworkAccess']],
  [/CORS request did not succeed|due to access control checks/, ['CORSDidNotSucceed']],
  [/The response is invalid\./, ['InvalidResponse']],
  [/CORS request not http|non CORS scheme|follow a redirection|than 20 redirections/, ['CORSRequestNotHttp']],
  [/.Authorization. header is not covered/, ['authorization-under-wildcard']],
  [/Mixed Content:|loading mixed (?:active|display) content/, ['mixed-content']],
  [/Blocked by Content Security|following Content Security Policy|page.s settings blocked/, ['security-policy']],
  [/Cross-Origin-Resource-Policy/, ['resource-policy']],
  [/(?:request|response) was blocked$|Blocked by (?:content extension|tracking)/, ['blocked-by-client']],
  [/Refused to get unsafe header/, ['response-header-not-exposed']],
];

/**
 * The findings that a text names: by our id, Chromium's CorsError, Firefox's category (with its trailing digit or
 * without), an error string such as `net::ERR_NAME_NOT_RESOLVED`, or a sentence copied from a console. Empty when it names
 * none, or one that no request on the wire ever gets.
 */
export function findingsNamed(text: string): readonly FindingId[] {
  const said = text.trim();
  const names = /\s/.test(said)
    ? [
        ...SENTENCES.filter(([words]) => words.test(said)).flatMap(([, meant]) => meant),
        ...(said.match(/\b(?:net::ERR|ERR|NS_\w*?(?:ERROR|BINDING))_\w+/g) ?? []),
      ]
    : [said];
  return [...new Set(names.flatMap((name) => [...idsOf(name)]))];
}
