// The best policies that cors-* annotations can express: what none of them repairs is not theirs to repair.
import { type Annotations, effectiveCors, type Exchange, type Release } from '../../src/core/index.ts';
import { annotations as prefixed } from '../lab/origins.ts';
import type { Trial } from './loop.ts';
import type { LoopSite } from './site.ts';

/**
 * Policies with every origin, method and header of the site listed beside the origins that stand there; and without
 * credentials for every origin. None that lets every origin in where not every origin is let in today.
 */
export function generousTrials(site: LoopSite): readonly Trial[] {
  const { objects, release } = site;
  const opens = (now: Annotations, then: Annotations): boolean => !isOpen(now, release) && isOpen(then, release);
  const best = ['list', 'any'] as const;
  return best.flatMap((kind): readonly Trial[] => {
    const then = objects.map((object) => ({ ...object, annotations: generous(site, object.annotations, kind) }));
    const isWide = objects.some(({ annotations }, index) => opens(annotations, then[index]?.annotations ?? {}));
    return isWide ? [] : [{ label: `${kind}-${site.label}`, site, objects: then }];
  });
}

function isOpen(annotations: Annotations, release: Release): boolean {
  const { enabled, origins } = effectiveCors(annotations, release);
  return enabled && origins.includes('*');
}

function generous({ requests }: LoopSite, present: Annotations, kind: 'list' | 'any'): Annotations {
  const list = present['nginx.ingress.kubernetes.io/cors-allow-origin']?.toLowerCase() ?? '';
  const written = (list.match(/https?:\/\/[\w.*-]+(?::[\d*]+)?/g) ?? []).map((it) => it.replace(/:(?:443|80)$/, ''));
  const origins = [...new Set([...written, ...requests.map(({ page }) => page)])];
  const asked = requests.map(({ method }) => method).filter((method) => /^[a-z]+$/i.test(method));
  const methods = new Set(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', ...asked]);
  const names = requests.flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()));
  const policy = prefixed({
    'enable-cors': 'true',
    'cors-allow-origin': kind === 'list' ? origins.join(', ') : '*',
    'cors-allow-credentials': String(kind === 'list'),
    'cors-allow-methods': [...methods].join(', '),
    'cors-allow-headers': [...new Set(['content-type', ...names.filter((name) => /^[\w-]+$/.test(name))])].join(', '),
  });
  return { ...withoutPolicy(present), ...policy };
}

const withoutPolicy = (annotations: Annotations): Annotations =>
  Object.fromEntries(Object.entries(annotations).filter(([key]) => !/\/(?:enable-cors|cors-[\w-]+)$/.test(key)));

/** Whether a policy may be widened for it: behind a redirect the origin is opaque, and needs `null` or `*` for every page. */
export const hygienic = (exchange: Exchange | undefined): boolean =>
  exchange?.legs.every(
    ({ requestHeaders, response }) =>
      !isRedirect(response?.status ?? 0) &&
      (requestHeaders ?? []).every(([name, value]) => name.toLowerCase() !== 'origin' || value !== 'null'),
  ) === true;

const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;
