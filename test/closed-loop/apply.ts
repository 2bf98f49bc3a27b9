// Does with a fix what its reader does: merges it into the YAML, or puts the copied lines into the Ingress in the cluster.
import type { Annotations, Change, Fix, IngressPath } from '../../src/core/index.ts';
import { chooseLocation } from '../../src/core/ingress-nginx/choose-location.ts';
import { compareReleases, looksAtOrigin } from '../../src/core/ingress-nginx/release.ts';
import { locationsOf } from '../../src/core/ingress-nginx/locations.ts';
import { readManifest } from '../../src/core/kubernetes/index.ts';
import { pasted } from '../support/pasted.ts';
import { objectsOf } from './manifest-text.ts';
import { type Asked, type LoopObject, type LoopSite, pathnameOf } from './site.ts';

type Objects = readonly LoopObject[];

/** One line of one fix that is left out. */
export interface Omitted {
  readonly fix: Fix;
  readonly key: string;
}

/** The objects after the fixes were merged into their text. @throws when a fix cannot be merged, or two do not fit */
export function mergedObjects(text: string, fixes: readonly Fix[], omitted?: Omitted): Objects {
  let now = text;
  const added: LoopObject[] = [];
  for (const [index, fix] of fixes.entries()) {
    const { ingress, paths, changes } = fix;
    if (changes.length === 0) continue;
    if (ingress === undefined) throw new Error('The fix does not know the Ingress.');
    const isMeant = ({ key }: Change): boolean => omitted?.fix !== fix || omitted.key !== key;
    if (paths !== null) {
      const without = omitted?.fix === fix ? omitted.key : '';
      added.push(...objectsOf(ingress.manifest).map((it) => ({ ...it, annotations: less(it.annotations, without) })));
      continue;
    }
    const manifest = readManifest(now);
    const object = manifest.objects.find(({ name }) => name === ingress.name);
    if (object === undefined) throw new Error(`${ingress.name} is not in the text any more.`);
    const values = Object.fromEntries(changes.filter(isMeant).map(({ key, value }) => [key, value]));
    const edited = manifest.edit(object, values);
    if ('id' in edited) throw new Error(`The text cannot be changed: ${edited.id}.`);
    if (index === 0 && omitted === undefined && edited.text !== ingress.merged?.text)
      throw new Error('The merged text of the fix is another one.');
    now = edited.text;
  }
  return [...objectsOf(now), ...added];
}

function less(annotations: Annotations, key: string): Annotations {
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => name !== key));
}

/** The objects after a reader has put the copied lines where the requests of each fix arrive. */
export function pastedObjects(site: LoopSite, objects: Objects, fixes: readonly Fix[], omitted?: Omitted): Objects {
  let now = objects;
  const passing = fixes.flatMap(({ proof }) => proof.filter(({ before }) => before === 'allowed'));
  const asked = passing.flatMap(({ exchange }) => site.requests[Number(exchange)] ?? []);
  for (const fix of fixes) {
    if (fix.yaml === '') continue;
    const warns = new Set(fix.risks.map(({ id }) => id));
    const heeded = (annotations: Annotations, its: LoopObject | undefined): Annotations => {
      const pagesOf = (requests: readonly Asked[]): readonly string[] =>
        requests.filter((it) => servedBy(objects, pathnameOf(it)) === its).map(({ page }) => page);
      // "Add every other origin that uses it."
      const isWidened = warns.has('origin-list-narrows-wildcard') && compareReleases(site.release, 'v1.0.5') >= 0;
      const wide = isWidened ? withOrigins(annotations, pagesOf(site.requests)) : annotations;
      return warns.has('own-headers-may-double') ? withoutAddedOrigin(wide, pagesOf(asked)) : wide;
    };
    const without = omitted?.fix === fix ? omitted.key : null;
    const subjects = new Set(pathsOf(fix, fix.changes, site).map((path) => servedBy(objects, path)));
    if (fix.paths === null) {
      now = now.map((object, index) => {
        const before = objects[index];
        if (before === undefined || !subjects.has(before)) return object;
        const { annotations } = pasted(fix.yaml, object.annotations, site.release);
        const elsewhere = linesElsewhere(fix, (path) => servedBy(objects, path) === before, site);
        const kept = [...elsewhere, ...(without === null ? [] : [without])].reduce<Annotations>(
          (its, key) => restored(its, object, key),
          annotations,
        );
        const replaced = replacedBy(fix, object);
        const right = replaced.statuses.length === 0 ? kept : withoutErrorPages(kept, object, replaced);
        return { ...object, annotations: heeded(right, before) };
      });
      continue;
    }
    const [subject] = subjects;
    const { annotations } = pasted(fix.yaml, {}, site.release);
    const paths = fix.paths.map((path) => ({ path, pathType: 'Prefix' }) as const);
    // "Copy the other annotations from the present Ingress."
    const others = Object.entries(subject?.annotations ?? {}).filter(([key]) => !/\/(?:enable-cors|cors-)/.test(key));
    const own = { ...heeded(Object.fromEntries(others), subject), ...less(annotations, without ?? '') };
    now = [...now, { name: `own-${now.length}`, created: '2027-01-01T00:00:00Z', annotations: own, paths }];
  }
  return now;
}

const ERRORS = 'nginx.ingress.kubernetes.io/custom-http-errors';

/** What a fix warns of: answers that the object hands to an error service, and the origins that may be in the list. */
export function replacedBy(
  { risks }: Fix,
  { annotations }: LoopObject,
): { readonly statuses: readonly string[]; readonly origins: readonly string[] } {
  const warned = risks.find(({ id }) => id === 'error-page-may-replace')?.values ?? {};
  const held = (annotations[ERRORS] ?? '').split(',');
  const statuses = (warned['status'] ?? '').split(', ').filter((status) => status !== '' && held.includes(status));
  return { statuses, origins: (warned['origins'] ?? '').split(', ') };
}

/** "Take that out in place of adding the origins." */
function withoutErrorPages(
  pastedIn: Annotations,
  before: LoopObject,
  { statuses, origins }: ReturnType<typeof replacedBy>,
): Annotations {
  const held = (pastedIn[ERRORS] ?? '').split(',').filter((status) => !statuses.includes(status));
  // An entry with a slash at its end is put right where a list is merged.
  const list = (annotations: Annotations): readonly string[] =>
    (annotations[ORIGINS] ?? '').split(/[\s,;]+/).map((entry) => entry.replace(/\/$/, ''));
  const present = list(before.annotations);
  const others = list(pastedIn).filter((origin) => present.includes(origin) || !origins.includes(origin));
  const isNone = others.every((origin) => present.includes(origin));
  const kept = isNone
    ? [ORIGINS, 'nginx.ingress.kubernetes.io/enable-cors'].reduce<Annotations>(
        (annotations, key) => restored(annotations, before, key),
        pastedIn,
      )
    : { ...pastedIn, [ORIGINS]: others.join(', ') };
  return held.length === 0 ? less(kept, ERRORS) : { ...kept, [ERRORS]: held.join(',') };
}

const SNIPPET = 'nginx.ingress.kubernetes.io/configuration-snippet';

const ORIGINS = 'nginx.ingress.kubernetes.io/cors-allow-origin';

/** "Take that line out, with an if around it, and add the other origins that it lets in to the list, where this sets one." */
function withoutAddedOrigin(annotations: Annotations, pages: readonly string[]): Annotations {
  const snippet = annotations[SNIPPET];
  const without = snippet?.replaceAll(/add_header Access-Control-Allow-Origin [^;]*;/gi, '');
  if (snippet === undefined || without === undefined || without === snippet) return annotations;
  const wide = annotations[ORIGINS] === undefined ? annotations : withOrigins(annotations, pages);
  return { ...wide, [SNIPPET]: without.replaceAll(/if \([^)]*\) \{\s*\}/g, '') };
}

function withOrigins(annotations: Annotations, pages: readonly string[]): Annotations {
  const list = annotations[ORIGINS] ?? '';
  const added = [...new Set(pages)].filter((page) => !list.split(/[\s,;]+/).includes(page));
  return { ...annotations, [ORIGINS]: [list, ...added].filter((it) => it !== '').join(', ') };
}

/** The value that was there before comes back; a key that was not there goes. */
function restored(annotations: Annotations, before: LoopObject, key: string): Annotations {
  const value = before.annotations[key];
  return value === undefined ? less(annotations, key) : { ...annotations, [key]: value };
}

/** The paths of the blocked requests that lines of a fix are there for. */
function pathsOf({ proof }: Fix, changes: readonly Change[], { requests }: LoopSite): readonly string[] {
  const passing = new Set(proof.filter(({ before }) => before === 'allowed').map(({ exchange }) => exchange));
  const because = changes.flatMap((change) => change.because.map(({ exchange }) => exchange));
  return because
    .filter((exchange) => !passing.has(exchange))
    .map((exchange) => pathnameOf(requests[Number(exchange)] ?? { path: '/' }));
}

/**
 * The lines of a fix that are there for blocked requests, and for none that this Ingress serves. Up to v1.0.4 an answer
 * without a preflight shows too little of a policy to tell two Ingresses apart, and a fix may warn that there are two; one
 * that has shown nothing takes all lines.
 */
function linesElsewhere(fix: Fix, isServed: (path: string) => boolean, site: LoopSite): readonly string[] {
  const isOfOne = looksAtOrigin(site.release) && !fix.risks.some(({ id }) => id === 'path-may-be-of-another');
  if (isOfOne || fix.changes.some(({ key }) => key.endsWith('/enable-cors'))) return [];
  const isElsewhere = (change: Change): boolean => {
    const paths = pathsOf(fix, [change], site);
    return paths.length > 0 && !paths.some(isServed);
  };
  return fix.changes.filter(isElsewhere).map(({ key }) => key);
}

/** The paths of a host as the controller takes them: oldest object first, canaries left out. */
export function placedOf(objects: Objects): readonly IngressPath[] {
  const main = objects.filter(({ annotations }) => annotations['nginx.ingress.kubernetes.io/canary'] !== 'true');
  const oldestFirst = main.toSorted((a, b) => (a.created < b.created ? -1 : 1));
  return oldestFirst.flatMap(({ annotations, paths }) => paths.map((path) => ({ ...path, annotations })));
}

/** The object whose annotations are in force for a path. */
export function servedBy(objects: Objects, pathname: string): LoopObject | undefined {
  const owner = chooseLocation(locationsOf(placedOf(objects)), pathname)?.location.owner;
  return objects.find(({ annotations }) => annotations === owner?.annotations);
}
