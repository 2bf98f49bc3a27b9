// What a pasted text holds: its Ingress objects, and what could not be read of it.
import type { Annotations, Release } from '../ingress-nginx/types.ts';
import type { DiffLine } from './diff.ts';

/** A place in the text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type ProblemId =
  | 'bad-indent'
  | 'broken'
  | 'duplicate-key'
  | 'empty'
  | 'flattened'
  | 'missing-colon'
  | 'no-host'
  | 'no-ingress'
  | 'no-map'
  | 'no-metadata'
  | 'odd-space'
  | 'shared-anchor'
  | 'tab'
  | 'template'
  | 'too-large'
  | 'unclosed'
  | 'unknown-alias';

/** Why a text, or a part of it, could not be read or changed. `line` and `column` are 0 where it has no place. */
export interface Problem extends Position {
  readonly id: ProblemId;
  readonly values: Readonly<Record<string, string>>;
  /** The text with its indentation put right, where that is all that is wrong. */
  readonly repaired: string | null;
}

export interface IngressRulePath {
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific';
  /** `backend` as it stands there, of whatever version of the API. */
  readonly backend: unknown;
}

export interface IngressRule {
  /** `null`: every host that no other rule names. A wildcard stands for one label: `*.shop.test`. */
  readonly host: string | null;
  readonly paths: readonly IngressRulePath[];
}

/** An Ingress as it is written. */
export interface IngressObject {
  readonly name: string;
  readonly namespace: string | null;
  /** `metadata.creationTimestamp`, RFC 3339; `null` in a file that has not been applied. */
  readonly created: string | null;
  /**
   * Those of the controller's prefix: nothing else is read. Values as texts; one without quotes that YAML takes for a
   * number or a truth value as it is written.
   */
  readonly annotations: Annotations;
  /** The keys of all other annotations. */
  readonly otherKeys: readonly string[];
  /** Where the value of each annotation stands, and whether it is a text: the API server refuses anything else. */
  readonly places: Readonly<Record<string, Position & { readonly isText: boolean }>>;
  readonly at: Position;
  readonly rules: readonly IngressRule[];
  /** Hosts of `spec.tls`. */
  readonly tlsHosts: readonly string[];
  /** `spec.tls` as it stands there. */
  readonly tls: unknown;
  readonly className: string | null;
}

/** A text after a change of one object, with what has changed. */
export interface Edited {
  readonly text: string;
  readonly diff: readonly DiffLine[];
}

export interface Manifest {
  readonly text: string;
  /** In the order of the text. */
  readonly objects: readonly IngressObject[];
  readonly problems: readonly Problem[];
  /** The release of a controller whose Deployment or Pod is in the text, by its image. */
  readonly release: Release | null;
  /**
   * The text with these annotations set on one object; every other byte stays.
   * Gives the problem where that object cannot be changed alone: its annotations are shared by an anchor.
   */
  readonly edit: (object: IngressObject, values: Annotations) => Edited | Problem;
}
