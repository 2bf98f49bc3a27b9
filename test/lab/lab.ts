// The local world: certificate, applications, and the gateway in front of them, under names of shop.test.
import type { Annotations } from '../../src/core/index.ts';
import { certificate } from './certificate.ts';
import type { Gateway, GatewayHost } from './gateway/gateway.ts';
import { startNginx } from './gateway/nginx.ts';
import { startNodeGateway } from './gateway/node-gateway.ts';
import { pageHosts } from './origins.ts';
import { scenariosWithPorts } from './ports.ts';
import type { Scenario } from './scenario.ts';
import { startUpstream, type Upstream } from './upstream.ts';

export interface LabOptions {
  readonly scenarios: readonly Scenario[];
  /** The real nginx, or the same behaviour embedded in this process. */
  readonly gateway: 'nginx' | 'node';
  /** For browsers that cannot map ports: every address and origin carries the gateway's port. */
  readonly portsInNames?: boolean;
  /** The gateway's ports; free ones where absent. */
  readonly httpPort?: number;
  readonly httpsPort?: number;
}

export interface Lab {
  /** As given, with ports where they were asked for. */
  readonly scenarios: readonly Scenario[];
  readonly gateway: Gateway;
  readonly upstream: Upstream;
  /** How a Chromium reaches it: the clean names mapped to the gateway's ports, and the key to trust. */
  readonly browser: {
    readonly hosts: readonly { readonly pattern: string; readonly address: string }[];
    readonly trust: string;
  };
  /** The annotations of the Ingress that serves `path` of `host` at present. */
  annotations(host: string, path: string): Annotations;
  /** Sets the annotations of the Ingress whose path this is; a path without an Ingress gets one. */
  apply(host: string, path: string, annotations: Annotations): Promise<void>;
  close(): Promise<void>;
}

/** The hosts with one Ingress changed or added. */
function changed(hosts: readonly GatewayHost[], host: string, path: string, annotations: Annotations): GatewayHost[] {
  return hosts.map((each) => {
    if (each.host !== host) return each;
    const known = each.paths.some((entry) => entry.path === path);
    const paths = known
      ? each.paths.map((entry) => (entry.path === path ? { ...entry, annotations } : entry))
      : [...each.paths, { path, pathType: 'Prefix', annotations } as const];
    return { ...each, paths };
  });
}

/** Longest path first, as the controller chooses. */
function serving(hosts: readonly GatewayHost[], host: string, path: string): Annotations {
  const paths = hosts.find((each) => each.host === host)?.paths ?? [];
  const fitting = paths.filter((entry) => path.startsWith(entry.path));
  return fitting.toSorted((a, b) => b.path.length - a.path.length)[0]?.annotations ?? {};
}

/** Starts it all. @throws Unusable when nginx is asked for and cannot be had, or a port is taken. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { key, cert, spki } = certificate();
  const upstream = await startUpstream();
  const start = options.gateway === 'nginx' ? startNginx : startNodeGateway;
  const { httpPort, httpsPort } = options;
  const gateway = await start({
    upstream: { host: '127.0.0.1', port: upstream.port },
    key,
    cert,
    hosts: [],
    ...(httpPort === undefined ? {} : { httpPort }),
    ...(httpsPort === undefined ? {} : { httpsPort }),
  }).catch(async (error: unknown) => {
    await upstream.close();
    throw error;
  });
  const ports = { http: gateway.httpPort, https: gateway.httpsPort };
  const scenarios = options.portsInNames === true ? scenariosWithPorts(options.scenarios, ports) : options.scenarios;
  upstream.list(scenarios);
  let hosts: readonly GatewayHost[] = [...pageHosts, ...scenarios.flatMap((scenario) => scenario.hosts)];
  await gateway.apply(hosts);
  return {
    scenarios,
    gateway,
    upstream,
    browser: {
      hosts: [
        { pattern: '*.shop.test:443', address: `127.0.0.1:${ports.https}` },
        { pattern: '*.shop.test:80', address: `127.0.0.1:${ports.http}` },
      ],
      trust: spki,
    },
    annotations: (host, path) => serving(hosts, host, path),
    async apply(host, path, annotations) {
      hosts = changed(hosts, host, path, annotations);
      await gateway.apply(hosts);
    },
    async close() {
      await gateway.close();
      await upstream.close();
    },
  };
}
