// Which Ingress of a text serves a request.
import { chooseLocation } from '../ingress-nginx/choose-location.ts';
import { boolValue, rawValue, stringValue } from '../ingress-nginx/annotations.ts';
import { locationsOf } from '../ingress-nginx/locations.ts';
import { CERTIFICATE_NOTE } from '../ingress-nginx/notes.ts';
import { parseTarget } from '../ingress-nginx/request-target.ts';
import { hasInvalidRanges } from '../ingress-nginx/source-range.ts';
import type { Annotations, IngressPath } from '../ingress-nginx/types.ts';
import type { IngressObject, IngressRule, Manifest } from './manifest.ts';

/** The paths of one host, as the controller puts them together from all objects. */
export interface ServedHost {
  readonly manifest: Manifest;
  /** Oldest Ingress first, as `simulate` takes them. */
  readonly placed: readonly IngressPath[];
  /** The Ingress that a path of `placed` is from. */
  readonly owners: ReadonlyMap<IngressPath, IngressObject>;
  /** `backend` of a path of `placed`. */
  readonly backends: ReadonlyMap<IngressPath, unknown>;
}

/**
 * The paths that serve a host; `null` when no rule does. A rule with just that host goes first, then an alias of a
 * server, then a wildcard, which stands for one label, then rules without a host. Classes are not looked at, and the
 * annotations of a canary Ingress are without effect.
 * @param hostname without the port
 */
export function servedHost(manifest: Manifest, hostname: string): ServedHost | null {
  const host = hostname.toLowerCase();
  const candidates = manifest.objects.filter((object) => !isCanary(object)).toSorted(byAge);
  const serves = WAYS.find((way) => candidates.some((object) => object.rules.some((rule) => way(rule, host, object))));
  if (serves === undefined) return null;
  const owners = new Map<IngressPath, IngressObject>();
  const backends = new Map<IngressPath, unknown>();
  for (const object of candidates) {
    const annotations = withoutSourceRanges(object.annotations);
    const notes = object.tlsHosts.some((one) => one === host || isWildcardOf(one, host)) ? [CERTIFICATE_NOTE] : [];
    for (const rule of object.rules) {
      if (!serves(rule, host, object)) continue;
      for (const { path, pathType, backend } of rule.paths) {
        const placed = { path, pathType, annotations, notes };
        owners.set(placed, object);
        backends.set(placed, backend);
      }
    }
  }
  return owners.size === 0 ? null : { manifest, placed: [...owners.keys()], owners, backends };
}

/**
 * The backend that a new Ingress for a path prefix needs, to serve what serves it today; `null` where no path does, or
 * where the request is rewritten by an expression, which has to be rewritten for the new path.
 */
export function servingBackend({ placed, backends }: ServedHost, prefix: string): unknown {
  const owner = chooseLocation(locationsOf(placed), prefix)?.location.owner;
  const path = placed.find((one) => one === owner);
  if (path === undefined || stringValue(path.annotations, 'rewrite-target') !== null) return null;
  return boolValue(path.annotations, 'use-regex', false) ? null : (backends.get(path) ?? null);
}

/** The Ingress whose annotations are in force for a path of the host. A path of none gets those of the oldest one. */
export function servingObject({ placed, owners }: ServedHost, pathname: string): IngressObject | null {
  const choice = chooseLocation(locationsOf(placed), parseTarget(pathname).uri);
  const owner = choice?.location.owner;
  const path = placed.find((one) => one === owner) ?? placed.find((one) => one.annotations === owner?.annotations);
  return path === undefined ? null : (owners.get(path) ?? null);
}

type Way = (rule: IngressRule, host: string, object: IngressObject) => boolean;

const WAYS: readonly Way[] = [
  (rule, host) => rule.host === host,
  (rule, host, { annotations }) => rule.host !== null && aliases(annotations).includes(host),
  (rule, host) => rule.host !== null && isWildcardOf(rule.host, host),
  (rule) => rule.host === null || rule.host === '',
];

const aliases = (annotations: Annotations): readonly string[] =>
  (rawValue(annotations, 'server-alias') ?? '').split(',').map((alias) => alias.trim().toLowerCase());

const isWildcardOf = (wildcard: string, host: string): boolean =>
  wildcard.startsWith('*.') && host.slice(host.indexOf('.')) === wildcard.slice(1) && !host.startsWith('.');

/** Whether it only takes a share of another Ingress' requests: its policy is without effect. */
export const isCanary = ({ annotations }: IngressObject): boolean => boolValue(annotations, 'canary', false);

/** The controller's order; an object without a time has not been created yet and keeps its place behind the others. */
export function byAge(left: IngressObject, right: IngressObject): number {
  const [a, b] = [left.created ?? '9999', right.created ?? '9999'];
  if (a !== b) return a < b ? -1 : 1;
  if (left.created === null) return 0;
  return `${right.namespace}/${right.name}` < `${left.namespace}/${left.name}` ? -1 : 1;
}

const SOURCE_RANGES = /\/(?:(?:white|allow|deny)list-source-range)$/;

/**
 * The reader's address is not known, and what it is allowed shows in the answers that were captured. Ranges that are none
 * are refused, whoever asks.
 */
const withoutSourceRanges = (annotations: Annotations): Annotations =>
  hasInvalidRanges(annotations)
    ? annotations
    : Object.fromEntries(Object.entries(annotations).filter(([key]) => !SOURCE_RANGES.test(key)));
