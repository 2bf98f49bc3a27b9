// Shapes shared by everything that speaks of ingress-nginx; the same as those of test/conformance/ingress-vectors.json.
import type { HeaderLines } from '../exchange.ts';

/** Annotation key → value, with or without the prefix `nginx.ingress.kubernetes.io/`. */
export type Annotations = Readonly<Record<string, string>>;

/** One path of one Ingress of the host, with the annotations of the Ingress that owns it. */
export interface IngressPath {
  readonly path: string;
  readonly pathType?: 'Prefix' | 'Exact' | 'ImplementationSpecific';
  readonly annotations: Annotations;
  /** Facts that are not annotations ("Service has no endpoints"): the sentences of the vectors, see `notes.ts`. */
  readonly notes?: readonly string[];
}

/** A controller release such as `v1.15.1`; suffix `-noval`: annotation validation switched off; `-aliyun.N` is ACK's. */
export type Release = string;

/** How a release reads the CORS annotations, invalid values and all. */
export interface EffectiveCors {
  readonly enabled: boolean;
  /** `['*']`: every origin; `[]`: the block never fires; else the entries as the release keeps them. */
  readonly origins: readonly string[];
  readonly methods: string;
  readonly headers: string;
  readonly credentials: boolean;
  /** `null`: the release does not know the annotation; `''`: not set. */
  readonly expose: string | null;
  readonly max_age: number;
}

export interface SimulatedRequest {
  readonly scheme: 'http' | 'https';
  readonly http?: '1.1' | '2';
  readonly host?: string;
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderLines;
  /** Length of the body in bytes; absent: no body. */
  readonly body_bytes?: number;
  readonly chunked?: boolean;
  /** Which request of a burst this is, for rate limits; 1 when absent. */
  readonly nth_of_burst?: number;
}

/** What the application behind the controller answers, or why it does not. */
export type BackendAnswer =
  | { readonly status: number; readonly headers: HeaderLines }
  | { readonly failure: 'refused' | 'reset' | 'timeout' };

/** The application: called only when the controller would proxy the request. */
export type Backend = (request: SimulatedRequest) => BackendAnswer;

export interface SimulatedResponse {
  readonly status: number;
  /** CORS headers in the controller's order, and those others that a browser's verdict can depend on. */
  readonly headers: HeaderLines;
  readonly reachedBackend: boolean;
}
