// The measured vectors, typed, and which of them are left out.
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { rawValue } from '../../../src/core/ingress-nginx/annotations.ts';
import { factsOf } from '../../../src/core/ingress-nginx/notes.ts';
import { DEFAULT_RELEASE } from '../../../src/core/ingress-nginx/release.ts';
import type { IngressPath, Release, SimulatedRequest } from '../../../src/core/ingress-nginx/types.ts';
import type { GatewayHost } from './gateway.ts';
import data from '../../conformance/ingress-vectors.json' with { type: 'json' };

export interface Vector {
  readonly id: string;
  readonly host: string;
  readonly release: Release;
  readonly ingress: readonly IngressPath[];
  readonly request: SimulatedRequest;
  readonly status: number;
  /** The CORS headers in wire order, names in lower case. */
  readonly cors: HeaderLines;
  readonly reachedBackend: boolean;
}

const CACHE = 'proxy_cache by snippet: what a cache holds depends on earlier requests';
const SERVER = 'server-snippet: free nginx text for the whole server';
const CUSTOM = 'custom-headers: the lines are in a ConfigMap, not in the Ingress';

/** Rows that are not run, by name, with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'cacheoff-1': CACHE,
  'cacheoff-vary-1': CACHE,
  'cacheoff-vary-2-other-origin': CACHE,
  'cacheon-1': CACHE,
  'cacheon-2-other-origin': CACHE,
  'custom-headers+cors': CUSTOM,
  'custom-headers+cors-mismatch': CUSTOM,
  'custom-headers-only': CUSTOM,
  'hide-headers+cors-mismatch': SERVER,
  'hide-headers-backend-own': SERVER,
  'server-level-more+cors': SERVER,
  'server-level-more+cors-mismatch': SERVER,
  'server-level-more-only': SERVER,
};

/** Whether an Ingress has an annotation whose effect is not modelled. */
export const isUnmodelled = ({ annotations }: IngressPath): boolean =>
  UNMODELLED.some((name) => rawValue(annotations, name) !== undefined) ||
  rawValue(annotations, 'configuration-snippet')?.includes('proxy_cache') === true;

const UNMODELLED = ['server-snippet', 'custom-headers'];

/** The CORS headers among an answer's lines, names in lower case. */
export function corsOnly(headers: HeaderLines): HeaderLines {
  return headers
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('access-control-'));
}

/** All rows of the file. */
export const vectors: readonly Vector[] = data.vectors.map((row) => ({
  id: row.id,
  host: row.host,
  release: releaseOf(row.ingress),
  ingress: row.ingress.map(ingressPath),
  request: { ...requestOf(row.request), host: row.host },
  status: row.response.status,
  cors: corsOnly(row.response.headers.map(pair)),
  reachedBackend: row.reached_backend,
}));

/** The rows that run. */
export const runnable: readonly Vector[] = vectors.filter(({ id }) => !Object.hasOwn(LEFT_OUT, id));

/** The hosts of rows; rows of one host share one Ingress. */
export function hostsOf(rows: readonly Vector[]): readonly GatewayHost[] {
  const hosts = new Map<string, GatewayHost>();
  for (const { host, release, ingress } of rows) {
    const known = hosts.get(host);
    if (known && JSON.stringify(known.paths) !== JSON.stringify(ingress)) throw new Error(`Two Ingresses for ${host}.`);
    if (ingress.length > 0) hosts.set(host, { host, release, tls: false, paths: ingress });
  }
  return [...hosts.values()];
}

type Row = (typeof data.vectors)[number];
type RawPath = Row['ingress'][number];

function ingressPath(raw: RawPath): IngressPath {
  const annotations: Record<string, string> = {};
  for (const [key, value] of Object.entries(raw.annotations)) if (value !== undefined) annotations[key] = value;
  return { path: raw.path, annotations, ...('notes' in raw && raw.notes ? { notes: raw.notes } : {}) };
}

function releaseOf(ingress: readonly RawPath[]): Release {
  return ingress.map((raw) => factsOf(ingressPath(raw)).release).find((release) => release !== null) ?? DEFAULT_RELEASE;
}

function requestOf(raw: Row['request']): SimulatedRequest {
  const { scheme, http, method, path, headers } = raw;
  return {
    scheme: scheme === 'https' ? 'https' : 'http',
    http: http === '2' ? '2' : '1.1',
    method,
    path,
    headers: headers.map(pair),
    ...('body_bytes' in raw && raw.body_bytes !== undefined ? { body_bytes: raw.body_bytes } : {}),
    ...('chunked' in raw && raw.chunked !== undefined ? { chunked: raw.chunked } : {}),
    ...('nth_of_burst' in raw && raw.nth_of_burst !== undefined ? { nth_of_burst: raw.nth_of_burst } : {}),
  };
}

function pair(line: readonly string[]): readonly [string, string] {
  return [line[0] ?? '', line[1] ?? ''];
}
