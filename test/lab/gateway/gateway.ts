// What both forms of the lab's gateway have in common: a real nginx, and a server in Node that behaves the same.
import { CERTIFICATE_NOTE } from '../../../src/core/ingress-nginx/notes.ts';
import type { IngressPath, Release } from '../../../src/core/ingress-nginx/types.ts';

/** One host of the gateway, with the paths of its Ingress objects, oldest first. */
export interface GatewayHost {
  readonly host: string;
  /** The controller release whose directives the host gets; the newest when absent. */
  readonly release?: Release;
  /** The host has a certificate: plain http is redirected unless ssl-redirect is "false". */
  readonly tls: boolean;
  readonly paths: readonly IngressPath[];
}

/** The host's paths with what the host itself adds to them. */
export function pathsOf(host: GatewayHost): readonly IngressPath[] {
  if (!host.tls) return host.paths;
  return host.paths.map((path) => ({ ...path, notes: [...(path.notes ?? []), CERTIFICATE_NOTE] }));
}

export interface GatewayOptions {
  /** The one application server behind the gateway, plain http; it tells the hosts apart by the Host header. */
  readonly upstream: { readonly host: string; readonly port: number };
  /** PEM, for every host. */
  readonly key: string;
  readonly cert: string;
  /** Free ports are found when absent. */
  readonly httpPort?: number;
  readonly httpsPort?: number;
  readonly hosts: readonly GatewayHost[];
}

/** A running gateway on 127.0.0.1, http/1.1 on one port, TLS with HTTP/2 and http/1.1 on the other. */
export interface Gateway {
  readonly httpPort: number;
  readonly httpsPort: number;
  /** Replaces all hosts; resolves when new connections get the new behaviour. */
  apply(hosts: readonly GatewayHost[]): Promise<void>;
  /** Stops it and removes what it wrote. */
  close(): Promise<void>;
}
