// The annotations of a case, as they are found in the field: half right, or quite wrong.
import type { Annotations } from '../../src/core/index.ts';
import type { Random } from '../differential/random.ts';
import { annotations as prefixed, admin, app, plainApp } from '../lab/origins.ts';
import { plainAdmin } from './site.ts';

const OTHER = 'https://shop.test';

/** `null`: the annotation is absent. */
type Values = readonly (readonly [weight: number, value: string | null])[];

const ORIGINS: Values = [
  [22, app],
  [16, `${OTHER}, ${app}`],
  [14, null],
  [12, `${OTHER}, https://www.shop.test`],
  [6, `${app}, ${admin}`],
  [6, '*'],
  [6, `${app}/`],
  [4, 'https://*.shop.test'],
  [3, `${OTHER}/, ${admin}`],
  [3, 'app.shop.test'],
  [2, `${OTHER},`],
  [2, `${OTHER}; ${app}`],
  [2, `${OTHER} ${app}`],
  [2, `HTTPS://app.shop.test`],
  [2, `"${app}"`],
  [2, `${app}:443`],
  [2, plainApp],
  [1, `${OTHER}, *`],
  [1, `${app}/orders, ${admin}`],
  [1, 'null'],
  [1, ''],
  [1, 'capacitor://localhost'],
  [1, 'http://localhost:*'],
  [2, `${OTHER},${app},${admin}`],
  [2, `https://*.shop.test, ${OTHER}`],
  [2, `${plainApp}, ${plainAdmin}`],
  [1, ` ${app} `],
  [1, `${app}, ${app}`],
  [1, `*, ${app}`],
  [1, `https://APP.shop.test`],
  [1, `${app}:8443`],
  [1, `${OTHER},,${app}`],
  [1, `${app}, null`],
  [1, `https://*`],
  [1, `https://app.*.test`],
  [1, '*.shop.test'],
  [1, `${OTHER},\n${app}`],
  [1, `${OTHER},\t${app}`],
  [1, `https?://.*\\.shop\\.test`],
  [1, '$http_origin'],
  [1, 'http://[::1]:3000'],
  [1, 'https://b\u00FCcher.shop.test'],
];

const ENTRIES: readonly (readonly [name: string, values: Values])[] = [
  [
    'enable-cors',
    [
      [75, 'true'],
      [16, null],
      [3, 'yes'],
      [2, 'false'],
      [2, '1'],
      [1, 'true '],
      [1, 'True'],
      [1, 'T'],
      [1, 'on'],
      [1, ''],
    ],
  ],
  ['cors-allow-origin', ORIGINS],
  [
    'cors-allow-credentials',
    [
      [66, null],
      [17, 'true'],
      [12, 'false'],
      [3, 'no'],
      [2, 'f'],
      [1, 'False'],
      [1, ''],
      [1, 'TRUE'],
    ],
  ],
  [
    'cors-allow-methods',
    [
      [52, null],
      [17, 'GET, POST, OPTIONS'],
      [11, 'GET, POST, PUT, OPTIONS'],
      [5, '*'],
      [4, 'GET,PUT,DELETE'],
      [4, 'GET POST'],
      [3, 'get, put'],
      [2, 'GET,  PUT'],
      [1, 'GET; PUT'],
      [1, 'GET, M-SEARCH'],
      [1, 'PUT'],
      [1, 'GET,POST,'],
      [1, ''],
      [1, 'GET, PUT, POST, DELETE, PATCH, OPTIONS, PURGE'],
      [1, 'GET, *'],
      [1, '"GET, PUT"'],
    ],
  ],
  [
    'cors-allow-headers',
    [
      [56, null],
      [12, 'Content-Type, Authorization'],
      [10, 'X-Api-Key'],
      [8, '*'],
      [6, 'content-type,x-api-key'],
      [3, 'X-A X-B'],
      [2, 'X-Api.Key'],
      [2, 'Content-Type,'],
      [1, 'Content-Type;X-Api-Key'],
      [1, ''],
      [1, 'authorization, content-type, x-api-key, x-trace-id'],
      [1, 'X-Api-Key, *'],
      [1, 'Content-Type,  X-Api-Key'],
      [1, 'x_under'],
      [1, ','],
      [1, '"Content-Type"'],
    ],
  ],
  [
    'cors-expose-headers',
    [
      [84, null],
      [12, 'X-Request-ID'],
      [2, '*'],
      [2, 'X-A;X-B'],
      [1, ''],
      [1, 'X-A X-B'],
    ],
  ],
  [
    'cors-max-age',
    [
      [78, null],
      [16, '600'],
      [3, '86400'],
      [2, '1h'],
      [1, '-1'],
      [1, '0'],
      [1, ' 600'],
      [1, '99999999999999999999'],
    ],
  ],
];

/**
 * What stands beside a policy and shows as a CORS error, or takes its headers away. Not `auth-type`: behind a preflight that
 * passes the browser asks for a password, and waits.
 */
const BESIDE: readonly (readonly [weight: number, annotations: Annotations])[] = [
  [72, {}],
  [8, { 'proxy-body-size': '1k' }],
  [3, { 'configuration-snippet': 'add_header Access-Control-Allow-Origin "https://snippet.test" always;' }],
  [3, { 'configuration-snippet': 'add_header Access-Control-Allow-Origin $http_origin always;' }],
  [2, { 'configuration-snippet': 'more_set_headers "X-Frame-Options: DENY";' }],
  [3, { 'configuration-snippet': 'if ($request_method = PUT) {\n  add_header X-Put 1;\n}' }],
  [3, { 'auth-url': 'http://auth.shop.test/status/401' }],
  [3, { 'custom-http-errors': '404,503' }],
  [2, { 'whitelist-source-range': '10.0.0.0/8' }],
  [1, { 'whitelist-source-range': 'nowhere' }],
  [2, { 'app-root': '/orders/1' }],
  [1, { 'permanent-redirect': 'https://moved.shop.test/' }],
  [1, { 'ssl-redirect': 'false' }],
  [1, { 'force-ssl-redirect': 'true' }],
  [1, { 'temporal-redirect': 'https://moved.shop.test/$request_uri' }],
  [1, { 'permanent-redirect': 'https://moved.shop.test/', 'permanent-redirect-code': '308' }],
  [1, { 'auth-url': 'http://auth.shop.test/status/200' }],
  [1, { 'auth-url': 'http://auth.shop.test/status/403' }],
  [2, { 'auth-url': 'http://auth.shop.test/status/401', 'auth-signin': 'https://login.shop.test/start' }],
  [1, { 'auth-tls-secret': 'shop/ca', 'auth-tls-verify-client': 'on' }],
  [1, { 'auth-tls-secret': 'shop/ca', 'auth-tls-verify-client': 'optional' }],
  [1, { 'denylist-source-range': '127.0.0.0/8' }],
  [1, { 'allowlist-source-range': '127.0.0.0/8' }],
  [1, { 'custom-http-errors': '401,403,404,500,503' }],
  [1, { 'custom-http-errors': '405' }],
  [1, { 'custom-http-errors': '404', 'disable-proxy-intercept-errors': 'true' }],
  [1, { 'proxy-body-size': '0' }],
  [1, { 'proxy-body-size': '2K' }],
  [1, { 'proxy-body-size': 'large' }],
  [1, { 'configuration-snippet': 'more_set_headers "Access-Control-Allow-Origin: *";' }],
  [1, { 'configuration-snippet': 'add_header Access-Control-Allow-Headers "X-Api-Key" always;' }],
  [
    2,
    {
      'configuration-snippet':
        'if ($http_origin ~* "^https://app\\.shop\\.test$") {\n  add_header Access-Control-Allow-Origin "$http_origin" always;\n}',
    },
  ],
  [
    1,
    {
      'configuration-snippet':
        'if ($request_method = OPTIONS) {\n  add_header Access-Control-Allow-Origin "*";\n  add_header Access-Control-Allow-Methods "*";\n  return 204;\n}',
    },
  ],
];

/** A CORS policy, without prefix nothing. */
export function policyFor(random: Random): Annotations {
  const pairs = ENTRIES.flatMap(([name, values]) => {
    const value = random.weighted(values);
    return value === null ? [] : [[name, value] as const];
  });
  return prefixed(Object.fromEntries(pairs));
}

export const besidePolicy = (random: Random): Annotations => prefixed(random.weighted(BESIDE));
