// A fix against the Ingress of the reader's own YAML: what changes in it, and what its annotations really do.
import type { Change, Fix, GivenIngress } from '../fix.ts';
import type { Dialect, Target, Texts } from '../dialects/types.ts';
import { withoutPolicy } from '../ingress-nginx/annotations.ts';
import type { IngressPath } from '../ingress-nginx/types.ts';
import { ingressFindings } from '../kubernetes/findings.ts';
import { servingBackend } from '../kubernetes/serving.ts';
import type { Planning } from '../plan.ts';
import type { Given } from './given.ts';
import { elements } from './lists.ts';
import { presentOrigins } from './present-origins.ts';
import type { Site } from './site.ts';

/** The changes beside the values that stand there; those that change nothing are left out. */
export function againstPresent(changes: readonly Change[], given: Given | null): readonly Change[] {
  if (given === null) return changes;
  return changes.flatMap((change): readonly Change[] => {
    const present = given.object.annotations[change.key] ?? null;
    const isText = given.object.places[change.key]?.isText !== false;
    if (present === change.value && isText) return [];
    const stands = new Set(elements(change.value));
    const corrections = change.key.endsWith('/cors-allow-origin') ? presentOrigins(given).corrections : [];
    return [{ ...change, present, corrections: corrections.filter(({ written }) => !stands.has(written)) }];
  });
}

/** The texts of a fix; those of a new Ingress without what the present one sets, which is in `GivenIngress.manifest`. */
export function textsOf(site: Site, paths: Fix['paths'], changes: readonly Change[], planning: Planning): Texts {
  const { dialect, lookup } = planning;
  const known = dialect.texts(targetOf(site, paths), changes, lookup);
  if (paths === null || site.given === null) return known;
  const { yaml } = dialect.texts({ host: site.host, paths, object: null, backends: [] }, changes, lookup);
  return { ...known, yaml };
}

/** Where the lines go, with what a new Ingress for some paths needs of the present one. */
function targetOf({ host, given }: Site, paths: Fix['paths']): Target {
  if (given === null) return { host, paths, object: null, backends: [] };
  return { host, paths, object: given.object, backends: (paths ?? []).map((path) => servingBackend(given.host, path)) };
}

/** The paths of the host after the changes. */
export function placedIn(
  { host, object }: Given,
  paths: Fix['paths'],
  changes: readonly Change[],
  dialect: Dialect,
): readonly IngressPath[] {
  const first = host.placed.find((path) => host.owners.get(path) === object);
  const { annotations: present, notes = [] } = first ?? { annotations: {} };
  if (paths !== null) {
    const annotations = dialect.applied(withoutPolicy(present), changes);
    return [...host.placed, ...paths.map((path): IngressPath => ({ path, pathType: 'Prefix', annotations, notes }))];
  }
  const annotations = dialect.applied(present, changes);
  return host.placed.map((path) => (host.owners.get(path) === object ? { ...path, annotations } : path));
}

/** The Ingress with the change made in its text, and the change in other tools' forms. */
export function givenIngress(
  site: Site,
  given: Given,
  paths: Fix['paths'],
  changes: readonly Change[],
  { dialect, lookup }: Planning,
): GivenIngress {
  const { host, object, release } = given;
  const own = paths === null ? changes : [];
  const values = Object.fromEntries(own.map(({ key, value }) => [key, value]));
  const result = own.length === 0 ? null : host.manifest.edit(object, values);
  const isProblem = result !== null && 'id' in result;
  return {
    name: object.name,
    namespace: object.namespace,
    merged: isProblem ? null : result,
    problem: isProblem ? result : null,
    manifest: paths === null ? '' : dialect.texts(targetOf(site, paths), changes, lookup).yaml,
    ...dialect.patches(object, own, lookup),
    findings: ingressFindings(object, release, host.manifest),
  };
}
