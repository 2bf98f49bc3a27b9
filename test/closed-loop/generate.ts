// Random Ingress configurations and page requests, as they are found in the field: half right, or quite wrong.
import type { Annotations, Release } from '../../src/core/index.ts';
import { type Random, randomFrom } from '../differential/random.ts';
import type { Asked, LoopSite } from './site.ts';

const PAGE = 'https://app.shop.test';
const OTHERS = ['https://shop.test', 'https://admin.shop.test'] as const;

/** The case of this seed and number. */
export function generateSite(seed: number, number: number): LoopSite {
  const random = randomFrom(Math.imul(seed, 1_000_003) + number);
  const release: Release = random.weighted([
    [6, 'v1.15.1'],
    [3, 'v1.11.8-noval'],
    [2, 'v1.11.5-aliyun.1'],
    [1, 'v1.9.4-noval'],
    [1, 'v1.2.1'],
    [1, 'v1.0.5'],
  ] as const);
  const count = random.weighted([
    [5, 1],
    [3, 2],
    [2, 3],
  ] as const);
  return {
    host: `loop-${seed}-${number}.shop.test`,
    release,
    annotations: annotationsFor(random),
    requests: Array.from({ length: count }, (_, index) => askedFor(random, index)),
  };
}

type Entry = readonly [name: string, values: readonly (readonly [weight: number, value: string | null])[]];

/** `null`: the annotation is absent. */
const ENTRIES: readonly Entry[] = [
  [
    'enable-cors',
    [
      [75, 'true'],
      [18, null],
      [4, 'yes'],
      [3, 'false'],
    ],
  ],
  [
    'cors-allow-origin',
    [
      [25, PAGE],
      [18, `${OTHERS[0]}, ${PAGE}`],
      [15, null],
      [14, OTHERS.join(', ')],
      [6, '*'],
      [6, `${PAGE}/`],
      [4, 'https://*.shop.test'],
      [3, `${OTHERS[0]}/, ${OTHERS[1]}`],
      [3, 'app.shop.test'],
      [2, `${OTHERS[0]},`],
    ],
  ],
  [
    'cors-allow-credentials',
    [
      [70, null],
      [18, 'true'],
      [12, 'false'],
    ],
  ],
  [
    'cors-allow-methods',
    [
      [55, null],
      [18, 'GET, POST, OPTIONS'],
      [12, 'GET, POST, PUT, OPTIONS'],
      [6, '*'],
      [5, 'GET,PUT,DELETE'],
      [4, 'GET POST'],
    ],
  ],
  [
    'cors-allow-headers',
    [
      [60, null],
      [12, 'Content-Type, Authorization'],
      [10, 'X-Api-Key'],
      [8, '*'],
      [6, 'content-type,x-api-key'],
      [4, 'X-A X-B'],
    ],
  ],
  [
    'cors-expose-headers',
    [
      [85, null],
      [15, 'X-Request-ID'],
    ],
  ],
  [
    'cors-max-age',
    [
      [80, null],
      [20, '600'],
    ],
  ],
  [
    'proxy-body-size',
    [
      [90, null],
      [10, '1k'],
    ],
  ],
  [
    'configuration-snippet',
    [
      [96, null],
      [4, 'add_header Access-Control-Allow-Origin "https://snippet.test" always;'],
    ],
  ],
];

function annotationsFor(random: Random): Annotations {
  const pairs = ENTRIES.flatMap(([name, values]) => {
    const value = random.weighted(values);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

function askedFor(random: Random, index: number): Asked {
  const method = random.weighted([
    [8, 'GET'],
    [5, 'POST'],
    [4, 'PUT'],
    [2, 'DELETE'],
    [2, 'PATCH'],
    [1, 'patch'],
  ] as const);
  const headers = random.some(
    [
      ['X-Api-Key', '1'],
      ['X-Trace-Id', '2'],
      ['Authorization', 'Bearer x'],
    ] as const,
    0.25,
  );
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const json = hasBody && random.chance(0.6) ? [['Content-Type', 'application/json'] as const] : [];
  return {
    path: random.weighted([
      [8, `/orders/${index}`],
      [1, `/status/404`],
      [1, `/own-cors/${index}`],
    ] as const),
    method,
    headers: [...json, ...headers],
    credentials: random.chance(0.4) ? 'include' : 'omit',
    body: hasBody
      ? random.weighted([
          [4, 12],
          [1, 3000],
        ] as const)
      : 0,
  };
}
