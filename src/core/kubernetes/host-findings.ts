// What the other objects of a host do to an Ingress: nothing of it stands in its own annotations.
import { rawValue } from '../ingress-nginx/annotations.ts';
import { usesRegex } from '../ingress-nginx/locations.ts';
import type { Note } from './findings.ts';
import type { IngressObject, Manifest } from './manifest.ts';
import { byAge, isCanary } from './serving.ts';

interface Placed {
  readonly owner: IngressObject;
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
}

/** A canary's policy, a path that an older Ingress has, and a host whose every path is an expression. */
export function hostFindings(object: IngressObject, { objects }: Pick<Manifest, 'objects'>, note: Note): void {
  const hasPolicy = Object.keys(object.annotations).some((key) => /\/(?:enable-cors|cors-[\w-]+)$/.test(key));
  if (isCanary(object)) {
    if (hasPolicy) note('canary-without-effect', 'canary');
    return;
  }
  const all = objects
    .filter((one) => !isCanary(one))
    .toSorted(byAge)
    .flatMap(placesOf);
  const own = all.filter(({ owner }) => owner === object);
  for (const place of own) {
    const first = all.find((one) => sameText(one, place));
    if (first === undefined || first.owner === object) continue;
    note('path-taken', 'cors-allow-origin', { host: place.host, path: place.path, by: first.owner.name });
  }
  for (const host of new Set(own.map((place) => place.host))) {
    const its = all.filter((one) => one.host === host);
    const by = its.find(({ owner, path }) => usesRegex({ path, annotations: owner.annotations }))?.owner;
    if (by === undefined || new Set(its.map(({ path }) => path)).size < 2) continue;
    const name = rawValue(by.annotations, 'rewrite-target') === undefined ? 'use-regex' : 'rewrite-target';
    note('host-expressions', name, { host, by: by.name, cause: name });
  }
}

const placesOf = (owner: IngressObject): readonly Placed[] =>
  owner.rules.flatMap(({ host, paths }) =>
    paths.map(({ path, pathType }) => ({ owner, host: host ?? '*', path, pathType })),
  );

const sameText = (one: Placed, other: Placed): boolean =>
  one.host === other.host && one.path === other.path && one.pathType === other.pathType;
