// The annotations of a case, as they are found in the field: half right, or quite wrong.
import type { Annotations } from '../../src/core/index.ts';
import type { Random } from '../differential/random.ts';
import { annotations as prefixed, admin, app, plainApp } from '../lab/origins.ts';

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
    ],
  ],
  [
    'cors-expose-headers',
    [
      [84, null],
      [12, 'X-Request-ID'],
      [2, '*'],
      [2, 'X-A;X-B'],
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
    ],
  ],
];

/** What stands beside a policy and shows as a CORS error, or takes its headers away. */
const BESIDE: readonly (readonly [weight: number, annotations: Annotations])[] = [
  [72, {}],
  [8, { 'proxy-body-size': '1k' }],
  [3, { 'configuration-snippet': 'add_header Access-Control-Allow-Origin "https://snippet.test" always;' }],
  [2, { 'configuration-snippet': 'more_set_headers "X-Frame-Options: DENY";' }],
  [3, { 'configuration-snippet': 'if ($request_method = PUT) {\n  add_header X-Put 1;\n}' }],
  [3, { 'auth-url': 'http://auth.shop.test/status/401' }],
  [3, { 'custom-http-errors': '404,503' }],
  [2, { 'whitelist-source-range': '10.0.0.0/8' }],
  [1, { 'whitelist-source-range': 'nowhere' }],
  [2, { 'app-root': '/orders/1' }],
  [1, { 'permanent-redirect': 'https://moved.shop.test/' }],
  [1, { 'ssl-redirect': 'false' }],
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
