// The nginx configuration that ingress-nginx would run with for given Ingress objects, as far as a plain nginx can.
import { stringValue } from '../../../src/core/ingress-nginx/annotations.ts';
import { locationsOf } from '../../../src/core/ingress-nginx/locations.ts';
import { DEFAULT_RELEASE } from '../../../src/core/ingress-nginx/release.ts';
import { appRoot } from '../../../src/core/ingress-nginx/redirects.ts';
import { pathsOf, type GatewayHost } from './gateway.ts';
import { locationBlocks, zoneDirectives, type Surroundings } from './nginx-location.ts';
import { block, hostWord, literal, quoted } from './nginx-text.ts';

/** What the text needs besides the hosts: addresses and files. */
export interface NginxSurroundings {
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly upstream: { readonly host: string; readonly port: number };
  /** Absolute path of ngx_http_headers_more_filter_module.so; `null` when it is built in. */
  readonly module: string | null;
  /** A directory of its own; holds cert.pem, key.pem and passwords, and gets the sockets and temporary files. */
  readonly directory: string;
  /** What the status socket answers, so that a reload can be awaited. */
  readonly generation: number;
  /** Whether the configuration may say which user the workers are. */
  readonly asRoot: boolean;
}

/** The text of nginx.conf. Throws Unusable where a value cannot stand in it. */
export function nginxConfig(hosts: readonly GatewayHost[], around: NginxSurroundings): string {
  const servers = hosts.map((host, index) => hostServers(host, index, around));
  const lines = [
    ...(around.module === null ? [] : [`load_module ${quoted(around.module)};`]),
    ...(around.asRoot ? ['user root;'] : []),
    'daemon off;',
    'worker_processes 1;',
    'worker_rlimit_nofile 16384;',
    'worker_shutdown_timeout 2s;',
    `pid ${quoted(`${around.directory}/nginx.pid`)};`,
    'error_log stderr warn;',
    ...block('events', ['worker_connections 8192;']),
    ...block('http', [...httpDirectives(around), ...ownServers(around), ...servers.flat()]),
  ];
  return `${lines.join('\n')}\n`;
}

function httpDirectives({ directory }: NginxSurroundings): readonly string[] {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    ...temporary.map((name) => `${name}_temp_path ${quoted(`${directory}/${name}`)};`),
    'access_log off;',
    'server_tokens off;',
    'more_clear_headers Server;',
    'default_type text/html;',
    'server_names_hash_bucket_size 256;',
    'map_hash_bucket_size 256;',
    'port_in_redirect off;',
    'geo $lab_dollar { default "$"; }',
    "map $http_upgrade $connection_upgrade { default upgrade; '' ''; }",
    String.raw`map $request_uri $lab_uri_without_slash { default $request_uri; "~^(?<lab_head>.*)/$" $lab_head; }`,
    `ssl_certificate ${quoted(`${directory}/cert.pem`)};`,
    `ssl_certificate_key ${quoted(`${directory}/key.pem`)};`,
    'proxy_http_version 1.1;',
    'proxy_buffering off;',
    'proxy_redirect off;',
    'proxy_next_upstream off;',
    'proxy_set_header Host $http_host;',
    'proxy_set_header Upgrade $http_upgrade;',
    'proxy_set_header Connection $connection_upgrade;',
    'proxy_set_header X-Forwarded-Proto $scheme;',
  ];
}

/** The catch-all for unknown hosts, the controller's default backend, and the socket that tells the generation. */
function ownServers(around: NginxSurroundings): readonly string[] {
  const { directory, generation, httpPort, httpsPort } = around;
  const status = `return 200 "${generation} $pid";`;
  return [
    ...block('server', [
      `listen 127.0.0.1:${httpPort} default_server;`,
      `listen 127.0.0.1:${httpsPort} ssl http2 default_server;`,
      'location / { return 404; }',
    ]),
    ...block('server', [`listen unix:${directory}/default-backend.sock;`, 'location / { return 404; }']),
    ...block('server', [`listen unix:${directory}/status.sock;`, 'keepalive_timeout 0;', `location / { ${status} }`]),
  ];
}

function hostServers(host: GatewayHost, index: number, around: NginxSurroundings): readonly string[] {
  const locations = locationsOf(pathsOf(host));
  const surroundings = (scheme: 'http' | 'https', number: number): Surroundings => ({
    scheme,
    release: host.release ?? DEFAULT_RELEASE,
    id: `${index}-${number}-${scheme}`,
    upstream: around.upstream,
    defaultBackendSocket: `${around.directory}/default-backend.sock`,
    passwordFile: `${around.directory}/passwords`,
  });
  return (['http', 'https'] as const).flatMap((scheme) => [
    ...locations.flatMap((location, number) => zoneDirectives(location, surroundings(scheme, number))),
    ...block('server', [
      scheme === 'http' ? `listen 127.0.0.1:${around.httpPort};` : `listen 127.0.0.1:${around.httpsPort} ssl http2;`,
      `server_name ${hostWord(host.host)};`,
      // A variable that is read before it is set fills the error log.
      "set $cors '';",
      ...(scheme === 'https' ? certificateDirectives(host, around) : []),
      ...appRootDirectives(host),
      ...locations.flatMap((location, number) => locationBlocks(location, surroundings(scheme, number))),
    ]),
  ]);
}

function appRootDirectives(host: GatewayHost): readonly string[] {
  const root = host.paths.map(({ annotations }) => appRoot(annotations)).find((path) => path !== null);
  if (root === undefined || root === null) return [];
  return [`if ($uri = /) { return 302 $scheme://$http_host${literal(root).slice(1, -1)}; }`];
}

function certificateDirectives(host: GatewayHost, { directory }: NginxSurroundings): readonly string[] {
  const demanding = host.paths.find(({ annotations }) => stringValue(annotations, 'auth-tls-secret') !== null);
  if (!demanding) return [];
  const verify = stringValue(demanding.annotations, 'auth-tls-verify-client') ?? 'on';
  const known = ['on', 'off', 'optional', 'optional_no_ca'].includes(verify) ? verify : 'on';
  return [`ssl_client_certificate ${quoted(`${directory}/cert.pem`)};`, `ssl_verify_client ${known};`];
}
