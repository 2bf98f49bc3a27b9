import { describe, expect, test } from 'vitest';
import { causes } from '../../../src/core/causes/index.ts';
import { findingsNamed } from '../../../src/core/index.ts';
import { rules } from '../../../src/core/rules/index.ts';

const found = (text: string): string => findingsNamed(text).toSorted().join(' ');

const access =
  "Access to fetch at 'https://api.shop.test/a?b=1' from origin 'https://app.shop.test' has been blocked by CORS policy: ";
const preflight = `${access}Response to preflight request doesn't pass access control check: `;
const noCors =
  " If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.";
const valid =
  " Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.";
const xhr =
  ' The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.';

const MISSING = 'allow-origin-missing opaque-origin-not-allowed redirect-tainted-origin';
const MISMATCH = 'allow-origin-mismatch opaque-origin-not-allowed redirect-tainted-origin';
const CREDENTIALS = 'allow-credentials-invalid allow-credentials-missing';
const WILDCARD = 'allow-origin-wildcard-with-credentials';
const LOCAL = 'local-network local-network-insecure-context local-network-permission-denied';
/** Firefox says it of a redirected preflight, too. */
const NOT_OK = 'preflight-redirect preflight-status-not-ok';
const NO_ANSWER = 'connection-reset dns-failure local-network network-failure offline timed-out tls-failure';

/** Chromium's CorsErrors in the order of their numbers: name, console text, what both find, and what the name alone finds. */
const CHROMIUM: readonly (readonly [name: string, text: string, finds: string])[] = [
  ['DisallowedByMode', `${access}Cross origin requests are not allowed by request mode.`, ''],
  ['InvalidResponse', `${access}The response is invalid.`, 'network-failure'],
  [
    'WildcardOriginNotAllowed',
    `${access}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.${xhr}`,
    WILDCARD,
  ],
  [
    'MissingAllowOriginHeader',
    `${access}No 'Access-Control-Allow-Origin' header is present on the requested resource.${noCors}`,
    MISSING,
  ],
  [
    'MultipleAllowOriginValues',
    `${access}The 'Access-Control-Allow-Origin' header contains multiple values 'https://a.test, *', but only one is allowed.${valid}`,
    'allow-origin-multiple',
  ],
  [
    'InvalidAllowOriginValue',
    `${access}The 'Access-Control-Allow-Origin' header contains the invalid value 'app.shop.test'.${valid}`,
    'allow-origin-invalid',
  ],
  [
    'AllowOriginMismatch',
    `${access}The 'Access-Control-Allow-Origin' header has a value 'https://a.test' that is not equal to the supplied origin.${valid}`,
    MISMATCH,
  ],
  [
    'InvalidAllowCredentials',
    `${access}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.${xhr}`,
    CREDENTIALS,
  ],
  [
    'CorsDisabledScheme',
    `${access}Cross origin requests are only supported for protocol schemes: chrome, data, http, https.`,
    '',
  ],
  ['PreflightInvalidStatus', `${preflight}It does not have HTTP ok status.`, 'preflight-status-not-ok'],
  ['PreflightDisallowedRedirect', `${preflight}Redirect is not allowed for a preflight request.`, 'preflight-redirect'],
  [
    'PreflightWildcardOriginNotAllowed',
    `${preflight}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
    WILDCARD,
  ],
  [
    'PreflightMissingAllowOriginHeader',
    `${preflight}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    MISSING,
  ],
  [
    'PreflightMultipleAllowOriginValues',
    `${preflight}The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.`,
    'allow-origin-multiple',
  ],
  [
    'PreflightInvalidAllowOriginValue',
    `${preflight}The 'Access-Control-Allow-Origin' header contains the invalid value '-'.`,
    'allow-origin-invalid',
  ],
  [
    'PreflightAllowOriginMismatch',
    `${preflight}The 'Access-Control-Allow-Origin' header has a value 'null' that is not equal to the supplied origin.`,
    MISMATCH,
  ],
  [
    'PreflightInvalidAllowCredentials',
    `${preflight}The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.`,
    CREDENTIALS,
  ],
  [
    'InvalidAllowMethodsPreflightResponse',
    `${access}Cannot parse Access-Control-Allow-Methods response header field in preflight response.`,
    'allow-methods-unparsable',
  ],
  [
    'InvalidAllowHeadersPreflightResponse',
    `${access}Cannot parse Access-Control-Allow-Headers response header field in preflight response.`,
    'allow-headers-unparsable',
  ],
  [
    'MethodDisallowedByPreflightResponse',
    `${access}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
    'preflight-method-not-allowed',
  ],
  [
    'HeaderDisallowedByPreflightResponse',
    `${access}Request header field x-token is not allowed by Access-Control-Allow-Headers in preflight response.`,
    'preflight-header-not-allowed',
  ],
  [
    'RedirectContainsCredentials',
    `${access}Redirect location '' contains a username and password, which is disallowed for cross-origin requests.`,
    'redirect-credentials-in-url',
  ],
  [
    'InsecureLocalNetwork',
    `${access}The request client is not a secure context and the resource is in more-private address space \`local\`.`,
    'local-network-insecure-context',
  ],
  [
    'InvalidLocalNetworkAccess',
    `${access}Request had a target IP address space of \`public\` yet the resource is in address space \`local\`.`,
    LOCAL,
  ],
];

/** Of Private Network Access, which Chromium had before. */
const LEGACY: readonly (readonly [name: string, text: string, finds: string])[] = [
  [
    'PreflightMissingAllowPrivateNetwork',
    `${access}No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the \`local\` address space.`,
    LOCAL,
  ],
  [
    'PreflightInvalidAllowPrivateNetwork',
    `${access}The 'Access-Control-Allow-Private-Network' header in the preflight response for this private network request targeting the \`local\` address space had a value of 'V',  not 'true'.`,
    LOCAL,
  ],
  [
    'UnexpectedPrivateNetworkAccess',
    `${access}Request had no target IP address space, yet the resource is in address space \`local\`.`,
    LOCAL,
  ],
  [
    'PreflightMissingPrivateNetworkAccessId',
    `${access}No 'Private-Network-Access-Id' header was present in the preflight response.`,
    LOCAL,
  ],
  [
    'PreflightMissingPrivateNetworkAccessName',
    `${access}No 'Private-Network-Access-Name' header was present in the preflight response.`,
    LOCAL,
  ],
  [
    'PrivateNetworkAccessPermissionUnavailable',
    `${access}Unable to ask for permission to access the \`local\` IP address space.`,
    LOCAL,
  ],
];

describe('Chromium’s words', () => {
  test.each([...CHROMIUM, ...LEGACY])('%s', (name, text, finds) => {
    expect(found(name)).toBe(finds);
    expect(found(name.toLowerCase())).toBe(finds);
    expect(found(text)).toBe(finds);
  });

  test.each([
    ['InsecurePrivateNetwork', LOCAL],
    ['InvalidPrivateNetworkAccess', LOCAL],
    ['NoCorsRedirectModeNotFollow', ''],
    ['PreflightMissingAllowExternal', ''],
    ['PreflightInvalidAllowExternal', ''],
  ])('%s, which comes without a sentence', (name, finds) => expect(found(name)).toBe(finds));

  test('LocalNetworkAccessPermissionDenied, which the cause may stand behind too', () => {
    const text = `${access}Permission was denied for this request to access the \`loopback\` address space.`;
    expect(found('LocalNetworkAccessPermissionDenied')).toBe('local-network-permission-denied');
    expect(found(text)).toBe('local-network local-network-permission-denied');
  });

  test('the title of the Issues panel’s body is the same after another beginning', () => {
    expect(
      found(
        'Access blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.',
      ),
    ).toBe('preflight-method-not-allowed');
  });

  test.each([
    [
      "Mixed Content: The page at 'https://a.test/' was loaded over HTTPS, but requested an insecure resource",
      'mixed-content',
    ],
    [
      "Refused to connect to 'https://a.test/' because it violates the following Content Security Policy directive",
      'security-policy',
    ],
    ['Refused to get unsafe header "X-Request-ID"', 'response-header-not-exposed'],
    ['GET https://api.shop.test/ net::ERR_NAME_NOT_RESOLVED', 'dns-failure'],
    ['GET https://api.shop.test/ net::ERR_FAILED 413 (Request Entity Too Large)', ''],
  ])('%s', (text, finds) => expect(found(text)).toBe(finds));
});

const blocked = (reason: string): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.test/. (Reason: ${reason}`;

const FIREFOX: readonly (readonly [key: string, text: string, finds: string])[] = [
  ['CORSDisabled', blocked('CORS disabled).'), ''],
  ['CORSDidNotSucceed2', blocked('CORS request did not succeed). Status code: (null).'), NO_ANSWER],
  ['CORSOriginHeaderNotAdded', blocked('CORS header ‘Origin’ cannot be added).'), ''],
  ['CORSExternalRedirectNotAllowed', blocked('CORS request external redirect not allowed).'), 'preflight-redirect'],
  ['CORSRequestNotHttp', blocked('CORS request not http).'), 'redirect-refused'],
  [
    'CORSMissingAllowOrigin2',
    blocked('CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.'),
    MISSING,
  ],
  [
    'CORSMultipleAllowOriginNotAllowed',
    blocked('Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).'),
    'allow-origin-multiple',
  ],
  [
    'CORSAllowOriginNotMatchingOrigin',
    blocked('CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://a.test’).'),
    'allow-origin-invalid allow-origin-mismatch allow-origin-multiple opaque-origin-not-allowed redirect-tainted-origin',
  ],
  [
    'CORSNotSupportingCredentials',
    blocked('Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).'),
    WILDCARD,
  ],
  [
    'CORSMethodNotFound',
    blocked('Did not find method in CORS header ‘Access-Control-Allow-Methods’).'),
    'preflight-method-not-allowed',
  ],
  [
    'CORSMissingAllowCredentials',
    blocked('expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).'),
    CREDENTIALS,
  ],
  ['CORSPreflightDidNotSucceed3', blocked('CORS preflight response did not succeed). Status code: 405.'), NOT_OK],
  [
    'CORSInvalidAllowMethod',
    blocked('invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Methods’).'),
    'allow-methods-unparsable',
  ],
  [
    'CORSInvalidAllowHeader',
    blocked('invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Headers’).'),
    'allow-headers-unparsable',
  ],
  [
    'CORSMissingAllowHeaderFromPreflight2',
    blocked(
      'header ‘x-token’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
    ),
    'preflight-header-not-allowed',
  ],
  [
    'CORSAllowHeaderFromPreflightDeprecation',
    'Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at https://api.shop.test/ soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).',
    'authorization-under-wildcard',
  ],
];

describe('Firefox’s words', () => {
  test.each(FIREFOX)('%s', (key, text, finds) => {
    expect(found(key)).toBe(finds);
    expect(found(text)).toBe(finds);
  });

  test('the key of another release, with another digit or none', () => {
    for (const key of ['CORSPreflightDidNotSucceed2', 'CORSPreflightDidNotSucceed']) {
      expect(found(key)).toBe(NOT_OK);
    }
    expect(found('corsmissingalloworigin')).toBe(MISSING);
  });

  test('straight quotes, as some terminals copy them', () => {
    expect(found("CORS header 'Access-Control-Allow-Origin' missing")).toBe(MISSING);
  });

  test.each([
    ['NS_ERROR_UNKNOWN_HOST', 'dns-failure'],
    ['Blocked loading mixed active content “http://a.test/”', 'mixed-content'],
    ['Content-Security-Policy: The page’s settings blocked the loading of a resource', 'security-policy'],
  ])('%s', (text, finds) => expect(found(text)).toBe(finds));
});

const redirection = 'Cross-origin redirection to https://b.test/ denied by Cross-Origin Resource Sharing policy: ';

describe('Safari’s words', () => {
  test.each([
    [
      'Origin https://app.shop.test is not allowed by Access-Control-Allow-Origin. Status code: 200',
      'allow-origin-invalid allow-origin-mismatch allow-origin-missing allow-origin-multiple opaque-origin-not-allowed redirect-tainted-origin',
    ],
    ['Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.', WILDCARD],
    ['Access-Control-Allow-Origin cannot contain more than one origin.', 'allow-origin-multiple'],
    ['Credentials flag is true, but Access-Control-Allow-Credentials is not "true".', CREDENTIALS],
    ['Preflight response is not successful. Status code: 302', 'preflight-redirect preflight-status-not-ok'],
    ['Header Access-Control-Allow-Methods has an invalid value: a b', 'allow-methods-unparsable'],
    ['Header Access-Control-Allow-Headers has an invalid value: a b', 'allow-headers-unparsable'],
    ['Method PUT is not allowed by Access-Control-Allow-Methods.', 'preflight-method-not-allowed'],
    ['Request header field X-Token is not allowed by Access-Control-Allow-Headers.', 'preflight-header-not-allowed'],
    [
      `${redirection}Preflight response is not successful. Status code: 405`,
      'preflight-redirect preflight-status-not-ok',
    ],
    [`${redirection}not allowed to follow a cross-origin CORS redirection with non CORS scheme`, 'redirect-refused'],
    [`${redirection}redirection URL https://u:p@b.test/ has credentials`, 'redirect-credentials-in-url'],
    ['Not allowed to follow a redirection while loading https://a.test/', 'redirect-refused'],
    ['Load cannot follow more than 20 redirections', 'redirect-refused'],
    [
      'Unsafe attempt to load URL https://a.test/ from origin https://b.test. Domains, protocols and ports must match.',
      '',
    ],
    ['CORS-preflight request was blocked', 'blocked-by-client'],
    ['Preflight response was blocked', 'blocked-by-client'],
    ['Blocked by Content Security Policy.', 'security-policy'],
    ['Blocked by content extension', 'blocked-by-client'],
    ['Blocked by tracking protections', 'blocked-by-client'],
    [
      "Cancelled load to https://a.test/ because it violates the resource's Cross-Origin-Resource-Policy response header.",
      'resource-policy',
    ],
    ['Fetch API cannot load https://a.test/ due to access control checks.', NO_ANSWER],
  ])('%s', (text, finds) => expect(found(text)).toBe(finds));
});

describe('our own words', () => {
  test('every id, in any case', () => {
    for (const { id } of [...rules, ...causes]) expect(findingsNamed(` ${id.toUpperCase()} `)).toContain(id);
    expect(found('max-age-short')).toBe('max-age-short');
  });

  test.each([
    ['net::ERR_CERT_DATE_INVALID', 'tls-failure'],
    ['err_connection_refused', 'network-failure'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-client'],
    ['NS_BINDING_ABORTED', 'aborted'],
  ])('the error string %s', (name, finds) => expect(found(name)).toBe(finds));

  test.each(['', '   ', 'orders', 'missing', 'CORS', 'net::ERR_FAILED', 'the server said no', 'constructor'])(
    '%j names nothing',
    (text) => expect(findingsNamed(text)).toEqual([]),
  );
});
