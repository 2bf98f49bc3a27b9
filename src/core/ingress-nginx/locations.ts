// The location blocks that the controller writes for the paths of one host.
import { boolValue, stringValue } from './annotations.ts';
import { DEFAULT_BACKEND_NOTE, factsOf, hostNotes, type PathFacts } from './notes.ts';
import type { IngressPath } from './types.ts';

/** One `location` of the host's server block. */
export interface Location {
  /** `location = path`, `location path`, `location ~* "^path"`. */
  readonly kind: 'exact' | 'prefix' | 'regex';
  readonly path: string;
  /** The path of the Ingress that it was written for. */
  readonly owner: IngressPath;
  readonly facts: PathFacts;
}

/** Whether the annotations rewrite the path, or ask for regular expressions: both change every location of the host. */
export function usesRegex(owner: Pick<IngressPath, 'path' | 'annotations'>): boolean {
  const target = rewriteTarget(owner);
  return (target !== null && target !== owner.path) || boolValue(owner.annotations, 'use-regex', false);
}

/** The value of rewrite-target, or `null`. */
export function rewriteTarget(owner: Pick<IngressPath, 'annotations'>): string | null {
  return stringValue(owner.annotations, 'rewrite-target');
}

/**
 * The locations of one host, in the order of the controller's configuration: longest path first.
 * Source: `updateServerLocations` (internal/ingress/controller/location.go), `buildLocation`, `enforceRegexModifier`.
 * @param ingress the host's paths, oldest Ingress first; of two with the same path and type the older one wins;
 *   remembered by identity, so it must not be changed afterwards
 */
export function locationsOf(ingress: readonly IngressPath[]): readonly Location[] {
  const known = locations.get(ingress);
  if (known) return known;
  const found = writtenLocations(ingress);
  locations.set(ingress, found);
  return found;
}

const locations = new WeakMap<readonly IngressPath[], readonly Location[]>();

function writtenLocations(ingress: readonly IngressPath[]): readonly Location[] {
  const owners = withRoot(ingress).toSorted(byPath);
  const enforced = owners.some(({ owner }) => usesRegex(owner));
  const exact = new Set(owners.filter(({ facts }) => facts.pathType === 'Exact').map(({ owner }) => owner.path));
  return owners.flatMap(({ owner, facts }) => {
    const whole: Location = { kind: kindOf(facts, enforced), path: owner.path, owner, facts };
    if (owner.path === '/' || facts.pathType !== 'Prefix' || usesRegex(owner)) return [whole];
    const below: Location = { ...whole, path: owner.path.endsWith('/') ? owner.path : `${owner.path}/` };
    if (exact.has(owner.path)) return [below];
    return [below, { ...whole, kind: enforced ? 'regex' : 'exact' }];
  });
}

interface Owner {
  readonly owner: IngressPath;
  readonly facts: PathFacts;
}

function kindOf(facts: PathFacts, enforced: boolean): Location['kind'] {
  if (enforced) return 'regex';
  return facts.pathType === 'Exact' ? 'exact' : 'prefix';
}

/** The older of two equal paths, and "/": the default backend with the oldest Ingress' annotations when none has it. */
function withRoot(ingress: readonly IngressPath[]): readonly Owner[] {
  const owners = new Map<string, Owner>();
  for (const owner of ingress) {
    const facts = factsOf(owner);
    const key = `${facts.pathType} ${owner.path}`;
    if (!owners.has(key)) owners.set(key, { owner, facts });
  }
  const all = [...owners.values()];
  const [oldest] = ingress;
  if (!oldest || all.some(({ owner, facts }) => owner.path === '/' && facts.pathType !== 'Exact')) return all;
  const notes = [...hostNotes(oldest.notes ?? []), DEFAULT_BACKEND_NOTE];
  const root: IngressPath = { path: '/', pathType: 'Prefix', annotations: oldest.annotations, notes };
  return [...all, { owner: root, facts: factsOf(root) }];
}

function byPath(left: Owner, right: Owner): number {
  const [a, b] = [left.owner.path, right.owner.path];
  if (a.length !== b.length) return b.length - a.length;
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
