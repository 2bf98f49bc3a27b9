import type { Exchange, HeaderLines } from '../exchange.ts';
import type { Change, DialectId, GivenIngress } from '../fix.ts';
import type { Annotations, Backend, IngressPath, Release, SimulatedResponse } from '../ingress-nginx/types.ts';
import type { IngressObject, Manifest } from '../kubernetes/manifest.ts';
import type { CorsPolicy, Item } from '../policy/policy.ts';
import type { Defaults } from '../policy/requested.ts';
import type { Site } from '../policy/site.ts';
import type { Lookup } from '../text/message.ts';

/** An item that this release has no way to write down. */
export interface Refusal {
  readonly kind: 'origin' | 'method' | 'header';
  readonly item: Item;
  /** The first release that can; `null`: none can. */
  readonly since: Release | null;
}

/** What is left of a policy when the parts are taken out that the release cannot express. */
export interface Limits {
  readonly policy: CorsPolicy;
  readonly refused: readonly Refusal[];
}

/** A request as the gateway gets it. */
interface Arrival {
  readonly url: URL;
  readonly method: string;
  readonly headers: HeaderLines;
}

/** The texts that a reader copies. */
export interface Texts {
  readonly yaml: string;
  readonly kubectl: string;
}

/** What the lines go to. */
export interface Target {
  readonly host: string;
  /** Path prefixes that get an object of their own; `null`: the one that serves them today. */
  readonly paths: readonly string[] | null;
  /** The present object as the reader's own YAML has it; `null`: it is not known. */
  readonly object: IngressObject | null;
  /** The backend of each of the paths; `null` where it is not known. */
  readonly backends: readonly unknown[];
}

export type Named = Pick<IngressObject, 'name' | 'namespace'>;

export type Patches = Pick<GivenIngress, 'patch' | 'kustomize' | 'helm'>;

/** One gateway's way of writing a CORS policy down. A new one is a file here and a line in `index.ts`. */
export interface Dialect {
  readonly id: DialectId;
  /** Its name as its users call it. */
  readonly title: string;
  /** The release of the controller by what was seen of it; the newest where nothing tells. */
  readonly releaseOf: (exchanges: readonly Exchange[], manifests: readonly Manifest[]) => Release;
  /** The lists that the release answers with where none is set. */
  readonly defaults: (release: Release) => Defaults;
  /** What the release cannot express, and the policy without it. */
  readonly limits: (policy: CorsPolicy, release: Release) => Limits;
  /** The lines for a policy, each with its reasons. Reads back as exactly that policy. */
  readonly emit: (policy: CorsPolicy) => readonly Change[];
  /** The lines that stand there today, as far as the answers show them. */
  readonly present: (site: Site, defaults: Defaults, release: Release) => Annotations;
  /** The lines in force after the changes. */
  readonly applied: (present: Annotations, changes: readonly Change[]) => Annotations;
  /** What the gateway would answer, given what the application does. */
  readonly answering: (
    placed: readonly IngressPath[],
    release: Release,
    request: Arrival,
  ) => (backend: Backend) => SimulatedResponse;
  /** The lines as a reader pastes them; for `paths` a whole object of their own. */
  readonly texts: (target: Target, changes: readonly Change[], lookup: Lookup) => Texts;
  /** The same change in the forms of other tools. */
  readonly patches: (object: Named, changes: readonly Change[], lookup: Lookup) => Patches;
}
