// Random Ingress configurations and page requests, as they are found in the field: half right, or quite wrong.
import type { Annotations, Release } from '../../src/core/index.ts';
import { KNOWN_RELEASES } from '../../src/core/ingress-nginx/release.ts';
import { type Random, randomFrom } from '../differential/random.ts';
import { admin, annotations as prefixed, app, plainApp } from '../lab/origins.ts';
import { besidePolicy, policyFor } from './policies.ts';
import { type Asked, type LoopObject, type LoopSite, type ObjectPath, plainAdmin } from './site.ts';

const RELEASES: readonly (readonly [weight: number, release: Release])[] = KNOWN_RELEASES.map((release) => [
  release === 'v1.15.1' ? 8 : release.startsWith('v1.11') ? 3 : 1,
  release,
]);

/** The case of this seed and number. */
export function generateSite(seed: number, number: number): LoopSite {
  const random = randomFrom(Math.imul(seed, 1_000_003) + number);
  const release = random.weighted(RELEASES);
  const layout = random.weighted(LAYOUTS)(random);
  const count = random.weighted([
    [5, 1],
    [4, 2],
    [2, 3],
    [1, 5],
  ] as const);
  const pages = random.weighted([
    [12, [app]],
    [3, [app, admin]],
    [1, [plainApp]],
    [1, [app, admin, plainApp]],
    [1, [plainApp, plainAdmin]],
  ] as const);
  return {
    label: `loop-${seed}-${number}`,
    release,
    wildcard: random.chance(0.1),
    objects: layout.objects.map((paths, index) => objectFor(random, paths, index, layout)),
    requests: Array.from({ length: Math.max(count, layout.objects.length) }, (_, index) =>
      askedFor(random, layout.calls[index % layout.calls.length] ?? '/', index, pages),
    ),
    told: random.chance(0.5),
    style: random.pick(['double', 'single', 'plain', 'flow', 'json', 'list']),
  };
}

/** The paths of each object, and paths that the pages call, in which # is the request's number. */
interface Layout {
  readonly objects: readonly (readonly ObjectPath[])[];
  readonly calls: readonly string[];
  /** Annotations of one of the objects that the layout needs. */
  readonly own?: readonly Annotations[];
}

const prefix = (path: string): ObjectPath => ({ path, pathType: 'Prefix' });
const exact = (path: string): ObjectPath => ({ path, pathType: 'Exact' });
const expression = (path: string): ObjectPath => ({ path, pathType: 'ImplementationSpecific' });

const STATUSES = ['204', '400', '401', '403', '404', '500', '503'] as const;

const LAYOUTS: readonly (readonly [weight: number, layout: (random: Random) => Layout])[] = [
  [50, () => ({ objects: [[prefix('/')]], calls: ['/orders/#'] })],
  [4, () => ({ objects: [[prefix('/')]], calls: ['/'] })],
  [5, () => ({ objects: [[prefix('/')]], calls: ['/status/404', '/orders/#'] })],
  [4, (random) => ({ objects: [[prefix('/')]], calls: [`/status/${random.pick(STATUSES)}`, '/orders/#'] })],
  [2, () => ({ objects: [[prefix('/')]], calls: ['/redirect?to=/orders/#', '/orders/#'] })],
  [1, () => ({ objects: [[prefix('/')]], calls: ['/redirect?to=https://moved.shop.test/', '/orders/#'] })],
  [2, () => ({ objects: [[prefix('/')]], calls: ['/fixed-cors/#', '/orders/#'] })],
  [2, () => ({ objects: [[prefix('/')]], calls: ['/half-cors/#', '/orders/#'] })],
  [2, () => ({ objects: [[prefix('/')]], calls: ['/twice-cors/#', '/orders/#'] })],
  [2, () => ({ objects: [[exact('/orders')], [prefix('/')]], calls: ['/orders', '/orders/#', '/Orders'] })],
  [2, () => ({ objects: [[prefix('/api/')], [prefix('/')]], calls: ['/api', '/api/#', '/apis/#'] })],
  [2, () => ({ objects: [[expression('/api')], [exact('/api/me')]], calls: ['/api/#', '/api/me', '/apis'] })],
  [2, () => ({ objects: [[prefix('/api')], [exact('/api')]], calls: ['/api', '/api/#'] })],
  [2, () => ({ objects: [[prefix('/'), exact('/health')]], calls: ['/health', '/own-cors/#', '/orders/#'] })],
  [
    2,
    () => ({ objects: [[prefix('/own-cors')], [prefix('/')]], calls: ['/own-cors/#', '/any-cors/#', '/own-cors/a/#'] }),
  ],
  [6, () => ({ objects: [[prefix('/')]], calls: ['/own-cors/#', '/orders/#'] })],
  [3, () => ({ objects: [[prefix('/')]], calls: ['/any-cors/#', '/orders/#'] })],
  [6, () => ({ objects: [[prefix('/api')]], calls: ['/api/orders/#', '/api', '/elsewhere'] })],
  [8, () => ({ objects: [[prefix('/api')], [prefix('/api/private')]], calls: ['/api/orders/#', '/api/private/#'] })],
  [6, () => ({ objects: [[prefix('/api')]], calls: ['/api/public/#', '/api/private/#'] })],
  [
    4,
    () => ({ objects: [[prefix('/'), prefix('/v2')], [exact('/orders')]], calls: ['/v2/#', '/orders', '/orders/#'] }),
  ],
  [4, () => ({ objects: [[prefix('/')], [prefix('/')]], calls: ['/orders/#'] })],
  [
    4,
    () => ({
      objects: [[expression('/v[12]/.*')], [prefix('/v1/orders')]],
      calls: ['/v1/orders/#', '/V2/users', '/none'],
      own: [prefixed({ 'use-regex': 'true' })],
    }),
  ],
  [
    4,
    () => ({
      objects: [[expression('/shop/(.*)')], [exact('/orders')]],
      calls: ['/shop/list/#', '/orders/#', '/Orders'],
      own: [prefixed({ 'rewrite-target': '/$1' })],
    }),
  ],
  [
    3,
    () => ({ objects: [[prefix('/')], [prefix('/')]], calls: ['/orders/#'], own: [{}, prefixed({ canary: 'true' })] }),
  ],
  [3, () => ({ objects: [[prefix('/a')], [prefix('/b')], [prefix('/c')]], calls: ['/a/#', '/b/#', '/c/#'] })],
];

function objectFor(random: Random, paths: readonly ObjectPath[], index: number, { own = [] }: Layout): LoopObject {
  const day = 1 + Math.floor(random.next() * 27);
  return {
    name: `api-${index}`,
    created: `2026-0${1 + Math.floor(random.next() * 9)}-${String(day).padStart(2, '0')}T10:00:0${index}Z`,
    annotations: { ...policyFor(random), ...besidePolicy(random), ...own[index] },
    paths,
  };
}

const METHODS = [
  [8, 'GET'],
  [5, 'POST'],
  [4, 'PUT'],
  [2, 'DELETE'],
  [2, 'PATCH'],
  [1, 'patch'],
  [1, 'HEAD'],
  [1, 'M-SEARCH'],
  [1, 'OPTIONS'],
  [1, 'PURGE'],
  [1, 'put'],
] as const;

const HEADERS = [
  ['X-Api-Key', '1'],
  ['X-Trace-Id', '2'],
  ['Authorization', 'Bearer x'],
  ['X.Dotted', '3'],
  ['x_under', '4'],
  ['traceparent', '00-1-1-00'],
  ['Cache-Control', 'no-cache'],
  ['Accept-Language', 'de'],
  ['X!Bang', '5'],
] as const;

function askedFor(random: Random, call: string, index: number, pages: readonly Asked['page'][]): Asked {
  const page = pages[index % pages.length] ?? app;
  const method = random.weighted(METHODS);
  const [key, trace, token, ...rare] = HEADERS;
  const headers = [...random.some([key, trace, token], 0.25), ...random.some(rare, 0.02)];
  const hasBody = method === 'POST' || method === 'PUT' || method.toUpperCase() === 'PATCH';
  const json = hasBody && random.chance(0.6) ? [['Content-Type', 'application/json'] as const] : [];
  return {
    page,
    scheme: page === plainApp && random.chance(0.5) ? 'http' : 'https',
    path: call.replace('#', String(index)),
    method,
    headers: [...json, ...headers],
    credentials: random.chance(0.4) ? 'include' : 'omit',
    body: hasBody && random.chance(0.2) ? 3000 : hasBody ? 12 : 0,
  };
}
