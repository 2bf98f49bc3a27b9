// What a release of the controller cannot write down: asked of its own parser, not of rules about it.
import { parseUrl } from '../http/url.ts';
import { effectiveCors } from '../ingress-nginx/effective-cors.ts';
import { compareReleases, looksAtOrigin } from '../ingress-nginx/release.ts';
import type { Annotations, EffectiveCors, Release } from '../ingress-nginx/types.ts';
import { elements } from '../policy/lists.ts';
import type { CorsPolicy, ListChange } from '../policy/policy.ts';
import type { Limits, Refusal } from './types.ts';

/** Releases from which on the parser takes more: exposed headers, several origins, schemes of applications. */
const MILESTONES: readonly Release[] = ['v0.40.0', 'v1.0.5', 'v1.12.0'];

/** The policy without what the release would misread, and that with the first release that reads it. */
export function ingressLimits(policy: CorsPolicy, release: Release): Limits {
  const refused: Refusal[] = [];
  const origins = onlyOrigin(kept('origin', policy.origins, readsOrigins, release, refused, readsWritten), release);
  const methods = kept('method', policy.methods, readsMethods, release, refused);
  const headers = kept('header', policy.headers, readsHeaders, release, refused);
  const expose = kept('header', policy.expose, readsExposed, release, refused);
  // Without an origin of its own, and without a list that can be read, the block would let every one in.
  const { beside = [] } = policy.origins ?? {};
  const isOpen = policy.origins !== null && origins === null && !(beside.length > 0 && readsWritten(beside, release));
  const enable = isOpen ? null : policy.enable;
  const silent = policy.enable !== null && enable === null;
  return {
    policy: { ...policy, enable, origins, methods: silent ? null : methods, headers: silent ? null : headers, expose },
    refused,
  };
}

/** Up to v1.0.4 there is one origin, and whatever stands there in its place shows in every answer or has no effect. */
function onlyOrigin(origins: ListChange | null, release: Release): ListChange | null {
  return origins === null || looksAtOrigin(release) ? origins : { ...origins, mode: 'set' };
}

type Reads = (names: readonly string[], release: Release) => boolean;

/**
 * Takes the unreadable names out; when the readable ones are not readable together, all of them.
 * @param readsList the same for a list that holds what somebody else has written, patterns among it
 */
function kept(
  kind: Refusal['kind'],
  list: ListChange | null,
  reads: Reads,
  release: Release,
  refused: Refusal[],
  readsList: Reads = reads,
): ListChange | null {
  if (list === null) return null;
  const single = list.add.filter(({ name }) => reads([name], release));
  const names = [...list.beside, ...single.map(({ name }) => name)];
  const add = names.length < 2 || readsList(names, release) ? single : [];
  for (const item of list.add) {
    if (add.includes(item)) continue;
    const whole = single.includes(item) ? names : [item.name];
    refused.push({ kind, item, since: firstThatReads(whole, single.includes(item) ? readsList : reads, release) });
  }
  if (add.length === 0 && list.because.length === 0) return null;
  return { ...list, from: readable(list.from, readsList, release), add };
}

/** A shown list holds only what the release can read; one of somebody else's making may hold anything. */
function readable(from: string | null, reads: Reads, release: Release): string | null {
  const names = elements(from ?? '');
  return names.length === 0 || reads(names, release) ? from : names.filter((name) => reads([name], release)).join(', ');
}

function firstThatReads(names: readonly string[], reads: Reads, release: Release): Release | null {
  return MILESTONES.find((later) => compareReleases(later, release) > 0 && reads(names, later)) ?? null;
}

const readsOrigins: Reads = (names, release) => names.every(isOneOrigin) && readsWritten(names, release);

const readsWritten: Reads = (names, release) => readsAs(names, 'cors-allow-origin', ({ origins }) => origins, release);

/** Not `null`, which any page can have, and no pattern: a recording may hold what no browser sends. */
const isOneOrigin = (name: string): boolean => name !== 'null' && !name.includes('*') && parseUrl(name) !== null;

const readsMethods: Reads = (names, release) =>
  readsAs(['GET', ...names], 'cors-allow-methods', ({ methods }) => elements(methods), release);

// A name of its own before them: a list that reads back as the default is otherwise taken for a refused one.
const readsHeaders: Reads = (names, release) =>
  readsAs(['x-0', ...names], 'cors-allow-headers', ({ headers }) => elements(headers), release);

const readsExposed: Reads = (names, release) =>
  readsAs(names, 'cors-expose-headers', ({ expose }) => elements(expose ?? ''), release);

function readsAs(
  names: readonly string[],
  key: string,
  part: (cors: EffectiveCors) => readonly string[],
  release: Release,
): boolean {
  const annotations: Annotations = { 'enable-cors': 'true', [key]: names.join(', ') };
  const read = part(effectiveCors(annotations, release)).map((entry) => entry.trim());
  return read.length === names.length && read.every((entry, index) => entry === names[index]);
}
