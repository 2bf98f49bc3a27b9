import type { HeaderLines } from '../exchange.ts';
import type { Change, DialectId } from '../fix.ts';
import type { Annotations, Backend, IngressPath, Release, SimulatedResponse } from '../ingress-nginx/types.ts';
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

/** One gateway's way of writing a CORS policy down. A new one is a file here and a line in `index.ts`. */
export interface Dialect {
  readonly id: DialectId;
  /** Its name as its users call it. */
  readonly title: string;
  readonly defaultRelease: Release;
  /** The lists that the release answers with where none is set. */
  readonly defaults: (release: Release) => Defaults;
  /** What the release cannot express, and the policy without it. */
  readonly limits: (policy: CorsPolicy, release: Release) => Limits;
  /** The lines for a policy, each with its reasons. Reads back as exactly that policy. */
  readonly emit: (policy: CorsPolicy) => readonly Change[];
  /** The lines that stand there today, as far as the answers show them. */
  readonly present: (site: Site, defaults: Defaults) => Annotations;
  /** The lines in force after the changes. */
  readonly applied: (present: Annotations, changes: readonly Change[]) => Annotations;
  /** What the gateway would answer. */
  readonly answer: (
    placed: readonly IngressPath[],
    release: Release,
    request: Arrival,
    backend: Backend,
  ) => SimulatedResponse;
  /** The lines as a reader pastes them; for `paths` a whole object of their own. */
  readonly texts: (host: string, paths: readonly string[] | null, changes: readonly Change[], lookup: Lookup) => Texts;
}
