// One case of the closed loop: a host behind the gateway as it stands, and what a page asks of it.
import type { Annotations, Release } from '../../src/core/index.ts';

export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly credentials: 'omit' | 'include';
  /** Bytes of the body; 0: none. */
  readonly body: number;
}

export interface LoopSite {
  readonly host: string;
  readonly release: Release;
  /** Without the prefix `nginx.ingress.kubernetes.io/`. */
  readonly annotations: Annotations;
  readonly requests: readonly Asked[];
}
