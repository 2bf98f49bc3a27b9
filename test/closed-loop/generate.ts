// Random Ingress configurations and page requests, as they are found in the field: half right, or quite wrong.
import type { Annotations, Release } from '../../src/core/index.ts';
import { type Random, randomFrom } from '../differential/random.ts';
import { admin, annotations as prefixed, app, plainApp } from '../lab/origins.ts';
import { besidePolicy, policyFor } from './policies.ts';
import type { Asked, LoopObject, LoopSite, ObjectPath } from './site.ts';

const RELEASES: readonly (readonly [weight: number, release: Release])[] = [
  [8, 'v1.15.1'],
  [1, 'v1.15.1-noval'],
  [2, 'v1.12.8'],
  [4, 'v1.11.8-noval'],
  [1, 'v1.11.8'],
  [3, 'v1.11.5-aliyun.1'],
  [1, 'v1.9.4-noval'],
  [1, 'v1.2.1'],
  [1, 'v1.1.2'],
  [1, 'v1.0.5'],
  [1, 'v1.0.4'],
  [1, 'v0.44.0'],
];

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

const LAYOUTS: readonly (readonly [weight: number, layout: (random: Random) => Layout])[] = [
  [50, () => ({ objects: [[prefix('/')]], calls: ['/orders/#'] })],
  [4, () => ({ objects: [[prefix('/')]], calls: ['/'] })],
  [5, () => ({ objects: [[prefix('/')]], calls: ['/status/404', '/orders/#'] })],
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
] as const;

const HEADERS = [
  ['X-Api-Key', '1'],
  ['X-Trace-Id', '2'],
  ['Authorization', 'Bearer x'],
  ['X.Dotted', '3'],
  ['x_under', '4'],
] as const;

function askedFor(random: Random, call: string, index: number, pages: readonly Asked['page'][]): Asked {
  const page = pages[index % pages.length] ?? app;
  const method = random.weighted(METHODS);
  const [key, trace, token, dotted, under] = HEADERS;
  const headers = [...random.some([key, trace, token], 0.25), ...random.some([dotted, under], 0.02)];
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
