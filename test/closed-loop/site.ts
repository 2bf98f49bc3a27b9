// One case of the closed loop: the Ingress objects of a host, and what pages ask of it.
import type { Annotations, Release } from '../../src/core/index.ts';
import { admin, app, plainApp } from '../lab/origins.ts';

/** The second page, reached without TLS. */
export const plainAdmin = 'http://admin.shop.test';

/** The pages that ask; each is an origin of its own. */
export const PAGES = [app, admin, plainApp, plainAdmin] as const;

export interface Asked {
  readonly page: (typeof PAGES)[number];
  readonly scheme: 'http' | 'https';
  readonly path: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly credentials: 'omit' | 'include';
  /** Bytes of the body; 0: none. */
  readonly body: number;
}

export interface ObjectPath {
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact' | 'ImplementationSpecific';
}

/** One Ingress of the host. */
export interface LoopObject {
  readonly name: string;
  readonly created: string;
  /** With the prefix `nginx.ingress.kubernetes.io/`. */
  readonly annotations: Annotations;
  readonly paths: readonly ObjectPath[];
}

export interface LoopSite {
  /** The first label of its host. */
  readonly label: string;
  readonly release: Release;
  /** Its rules name `*.host`, and the pages call a name below it. */
  readonly wildcard: boolean;
  readonly objects: readonly LoopObject[];
  readonly requests: readonly Asked[];
  /** The page probe tells the credentials mode, which no event does. */
  readonly told: boolean;
  /** How the YAML is written. */
  readonly style: 'double' | 'single' | 'plain' | 'flow' | 'json' | 'list';
}

const domain = (label: string): string => `${label}.shop.test`;

/** The path of a request, without its query. */
export const pathnameOf = ({ path }: Pick<Asked, 'path'>): string => path.replace(/\?.*/, '');

/** The host of the rules. */
export const ruleHost = ({ wildcard }: LoopSite, label: string): string =>
  wildcard ? `*.${domain(label)}` : domain(label);

/** The host that the pages call. */
export const calledHost = ({ wildcard }: LoopSite, label: string): string =>
  wildcard ? `api.${domain(label)}` : domain(label);
