import type { Change } from '../fix.ts';
import { ANNOTATION_PREFIX } from '../ingress-nginx/annotations.ts';
import { DEFAULT_MAX_AGE, DEFAULT_METHODS, defaultHeaders } from '../ingress-nginx/defaults.ts';
import { isSince, looksAtOrigin, requireRelease } from '../ingress-nginx/release.ts';
import { answering } from '../ingress-nginx/simulate.ts';
import type { Annotations, Release } from '../ingress-nginx/types.ts';
import { inferRelease } from '../policy/inferred-release.ts';
import { extended } from '../policy/lists.ts';
import type { CorsPolicy, ListChange, Part } from '../policy/policy.ts';
import { replacedStatuses } from '../policy/replaced.ts';
import type { Defaults } from '../policy/requested.ts';
import type { Site } from '../policy/site.ts';
import { ingressPatches } from './ingress-patches.ts';
import { ingressTexts } from './ingress-texts.ts';
import { ingressLimits } from './ingress-limits.ts';
import type { Dialect } from './types.ts';

/** The community controller's annotations (`kubernetes/ingress-nginx`, and what reads its dialect). */
export const ingressNginx: Dialect = {
  id: 'ingress-nginx',
  title: 'NGINX Ingress',
  releaseOf: (exchanges, manifests) => inferRelease(exchanges, manifests).release,
  defaults: (release) => ({
    methods: DEFAULT_METHODS,
    headers: defaultHeaders(release),
    showsOnPreflightOnly: !looksAtOrigin(release),
  }),
  limits: ingressLimits,
  emit,
  present,
  applied,
  answering: (placed, release, { url, method, headers }) =>
    answering(placed, release, {
      scheme: url.protocol === 'https:' ? 'https' : 'http',
      host: url.host,
      method,
      path: `${url.pathname}${url.search}`,
      headers,
    }),
  texts: ingressTexts,
  patches: ingressPatches,
};

function emit(policy: CorsPolicy): readonly Change[] {
  return [
    part('enable-cors', policy.enable),
    list('cors-allow-origin', policy.origins),
    part('cors-allow-credentials', policy.credentials),
    list('cors-allow-methods', policy.methods),
    list('cors-allow-headers', policy.headers),
    list('cors-expose-headers', policy.expose),
    part('cors-max-age', policy.maxAge),
  ].filter((change) => change !== null);
}

function part(name: string, it: Part<boolean | string> | null): Change | null {
  if (it === null) return null;
  const { because, onlyWith } = it;
  return { key: ANNOTATION_PREFIX + name, value: String(it.value), mode: 'set', from: null, onlyWith, because };
}

function list(name: string, it: ListChange | null): Change | null {
  if (it === null) return null;
  const names = it.add.map((item) => item.name);
  const value = extended(it.from, names);
  return {
    key: ANNOTATION_PREFIX + name,
    value,
    mode: it.mode,
    from: it.from,
    onlyWith: isOnlyWithCredentials(it) ? 'include' : null,
    because: [...it.because, ...it.add.flatMap(({ because }) => because)],
  };
}

function isOnlyWithCredentials({ add, because, onlyWith }: ListChange): boolean {
  if (because.length > 0 && onlyWith !== 'include') return false;
  return add.length + because.length > 0 && add.every((item) => item.onlyWith === 'include');
}

function present(site: Site, defaults: Defaults, release: Release): Annotations {
  const { seen, origins } = site;
  if (seen === null) return {};
  const lines: Record<string, string> = {
    'enable-cors': 'true',
    'cors-allow-origin': seen.wildcard ? '*' : listOf([...origins], release),
  };
  if (!seen.credentials) lines['cors-allow-credentials'] = 'false';
  if (seen.methods !== defaults.methods) lines['cors-allow-methods'] = seen.methods;
  if (seen.headers !== defaults.headers) lines['cors-allow-headers'] = seen.headers;
  if (seen.expose !== null) lines['cors-expose-headers'] = seen.expose;
  if (seen.maxAge !== String(DEFAULT_MAX_AGE)) lines['cors-max-age'] = seen.maxAge;
  const replaced = [...replacedStatuses(site)];
  if (replaced.length > 0) lines['custom-http-errors'] = replaced.join(',');
  return Object.fromEntries(Object.entries(lines).map(([name, value]) => [ANNOTATION_PREFIX + name, value]));
}

/** Who answers `null` with itself before v1.13 has a comma at the end of its list, and answers everybody so. */
function listOf(origins: readonly string[], release: Release): string {
  const named = origins.filter((origin) => origin !== 'null');
  const isOpen = named.length > 0 && named.length < origins.length && !isSince(requireRelease(release), 1, 13, 0);
  return isOpen ? `${named.join(', ')},` : origins.join(', ');
}

function applied(now: Annotations, changes: readonly Change[]): Annotations {
  const lines: Record<string, string> = { ...now };
  for (const { key, value, mode } of changes) {
    const before = lines[key];
    lines[key] = mode === 'append' && before !== undefined ? `${before}, ${value}` : value;
  }
  return lines;
}
