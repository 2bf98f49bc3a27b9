// The location blocks of one host, as the controller's template writes them, less what needs Lua.
import { boolValue, intValue, stringValue } from '../../../src/core/ingress-nginx/annotations.ts';
import { bodyLimit } from '../../../src/core/ingress-nginx/body-limit.ts';
import { isDenied } from '../../../src/core/ingress-nginx/denied.ts';
import { rewriteTarget, type Location } from '../../../src/core/ingress-nginx/locations.ts';
import { rateLimits } from '../../../src/core/ingress-nginx/rate-limits.ts';
import { compareReleases } from '../../../src/core/ingress-nginx/release.ts';
import { allowedRanges, deniedRanges } from '../../../src/core/ingress-nginx/source-range.ts';
import type { Annotations, Release } from '../../../src/core/ingress-nginx/types.ts';
import { Unusable } from '../../../src/dev/unusable.ts';
import { corsDirectives } from './nginx-cors.ts';
import { block, literal, quoted, urlWord } from './nginx-text.ts';

/** What a location needs to know of the configuration around it. */
export interface Surroundings {
  readonly scheme: 'http' | 'https';
  readonly release: Release;
  /** Unique among all locations: part of the names of zones and named locations. */
  readonly id: string;
  readonly upstream: { readonly host: string; readonly port: number };
  readonly defaultBackendSocket: string;
  readonly passwordFile: string;
}

/** The location itself and the named ones that belong to it. */
export function locationBlocks(location: Location, around: Surroundings): readonly string[] {
  const { annotations } = location.owner;
  const head = locationHead(location);
  if (isDenied(location)) return block(head, ['return 503;']);
  const cors = corsDirectives(annotations, location.facts.release ?? around.release);
  const body = [
    ...accessDirectives(annotations),
    ...cors,
    ...authDirectives(annotations, around),
    ...limitDirectives(location, around),
    `client_max_body_size ${bodySize(annotations)};`,
    ...errorDirectives(annotations, around),
    ...(stringValue(annotations, 'configuration-snippet')?.split('\n') ?? []),
    ...redirectDirectives(location, around),
    ...proxyDirectives(location, around),
  ];
  return [...namedLocations(annotations, cors, around), ...block(head, body)];
}

/** The zones for the location's rate limit, which stand outside of every server. */
export function zoneDirectives(location: Location, around: Surroundings): readonly string[] {
  return rateLimits(location.owner.annotations, location.facts).map(
    ({ name, rate, per }) => `limit_req_zone $binary_remote_addr zone=${name}_${around.id}:1m rate=${rate}r/${per};`,
  );
}

function locationHead({ kind, path }: Location): string {
  switch (kind) {
    case 'exact':
      return `location = ${quoted(path)}`;
    case 'prefix':
      return `location ${quoted(path)}`;
    case 'regex':
      return `location ~* ${quoted(`^${path}`)}`;
  }
}

function accessDirectives(annotations: Annotations): readonly string[] {
  const [denied, allowed] = [deniedRanges(annotations), allowedRanges(annotations)];
  if (denied === 'invalid' || allowed === 'invalid') return [];
  const satisfy = stringValue(annotations, 'satisfy');
  return [
    ...(satisfy === 'any' || satisfy === 'all' ? [`satisfy ${satisfy};`] : []),
    ...denied.map((range) => `deny ${range};`),
    ...allowed.map((range) => `allow ${range};`),
    ...(allowed.length > 0 ? ['deny all;'] : []),
  ];
}

function authDirectives(annotations: Annotations, around: Surroundings): readonly string[] {
  const type = stringValue(annotations, 'auth-type');
  if (type === 'digest') throw new Unusable('The lab has no digest authentication; use auth-type "basic".');
  const lines: string[] = [];
  if (stringValue(annotations, 'auth-url') !== null) {
    lines.push(
      `auth_request /_external-auth-${around.id};`,
      'auth_request_set $auth_cookie $upstream_http_set_cookie;',
    );
    lines.push('add_header Set-Cookie $auth_cookie;');
  }
  if (stringValue(annotations, 'auth-signin') !== null && lines.length > 0) {
    lines.push(`error_page 401 = @signin-${around.id};`);
  }
  if (type === 'basic') {
    const realm = literal(stringValue(annotations, 'auth-realm') ?? '');
    lines.push(`auth_basic ${realm};`, `auth_basic_user_file ${quoted(around.passwordFile)};`);
  }
  return lines;
}

function limitDirectives(location: Location, around: Surroundings): readonly string[] {
  const lines = rateLimits(location.owner.annotations, location.facts).map(
    ({ name, burst }) => `limit_req zone=${name}_${around.id} burst=${burst} nodelay;`,
  );
  return lines.length > 0 ? [...lines, 'limit_req_status 503;'] : [];
}

function bodySize(annotations: Annotations): number {
  const limit = bodyLimit(annotations);
  return limit === Infinity ? 0 : limit;
}

function customErrors(annotations: Annotations): readonly string[] {
  const codes =
    stringValue(annotations, 'custom-http-errors')
      ?.split(',')
      .map((code) => code.trim()) ?? [];
  return codes.filter((code) => /^[45]\d{2}$/.test(code));
}

function errorDirectives(annotations: Annotations, around: Surroundings): readonly string[] {
  const codes = customErrors(annotations);
  const intercepts = codes.length > 0 && !boolValue(annotations, 'disable-proxy-intercept-errors', false);
  return [
    ...(intercepts ? ['proxy_intercept_errors on;'] : []),
    ...codes.map((code) => `error_page ${code} = @custom-${around.id}-${code};`),
  ];
}

/** In the controller Lua redirects to https and answers for missing endpoints, both after the rewrite directives. */
function redirectDirectives({ facts, owner: { annotations } }: Location, around: Surroundings): readonly string[] {
  const temporal = stringValue(annotations, 'temporal-redirect');
  const permanent = stringValue(annotations, 'permanent-redirect');
  if (temporal !== null) return [`return 302 ${urlWord(temporal)};`];
  if (permanent !== null)
    return [`return ${intValue(annotations, 'permanent-redirect-code', 301)} ${urlWord(permanent)};`];
  const wanted = facts.hasCertificate && boolValue(annotations, 'ssl-redirect', true);
  if (around.scheme === 'http' && (wanted || boolValue(annotations, 'force-ssl-redirect', false))) {
    const keeps = boolValue(annotations, 'preserve-trailing-slash', false);
    return [`return 308 https://$host${keeps ? '$request_uri' : '$lab_uri_without_slash'};`];
  }
  return facts.noEndpoints ? ['return 503;'] : [];
}

function proxyDirectives({ facts, owner }: Location, around: Surroundings): readonly string[] {
  const target = rewriteTarget(owner);
  const rewrites = target !== null && target !== owner.path;
  const seconds = (name: string, otherwise: number): string => `${intValue(owner.annotations, name, otherwise)}s`;
  return [
    `proxy_connect_timeout ${seconds('proxy-connect-timeout', 5)};`,
    `proxy_read_timeout ${seconds('proxy-read-timeout', 60)};`,
    ...(rewrites ? [`rewrite ${quoted(`(?i)${owner.path}`)} ${quoted(target)} break;`] : []),
    `proxy_pass ${proxyAddress(facts, around)};`,
  ];
}

function proxyAddress(facts: Location['facts'], around: Surroundings): string {
  if (facts.defaultBackend) return `http://unix:${around.defaultBackendSocket}:`;
  // Nothing listens on the first port of a machine's loopback.
  if (facts.refusesConnections) return 'http://127.0.0.1:1';
  return `http://${around.upstream.host}:${around.upstream.port}`;
}

function namedLocations(annotations: Annotations, cors: readonly string[], around: Surroundings): readonly string[] {
  const url = stringValue(annotations, 'auth-url');
  return [
    ...(url === null ? [] : authLocation(url, around)),
    ...signinLocation(annotations, cors, around),
    // With one error page inside the other off, this is nginx's page without anything of the location it came from.
    ...customErrors(annotations).flatMap((code) => block(`location @custom-${around.id}-${code}`, [`return ${code};`])),
  ];
}

/** Every name of the lab is served by the one upstream, that of the authentication service too. */
function authLocation(url: string, around: Surroundings): readonly string[] {
  const { host, pathname, search } = new URL(url);
  return block(`location = /_external-auth-${around.id}`, [
    'internal;',
    'proxy_pass_request_body off;',
    'proxy_set_header Content-Length "";',
    `proxy_set_header Host ${literal(host)};`,
    'proxy_set_header X-Original-Method $request_method;',
    `proxy_pass ${literal(`http://${around.upstream.host}:${around.upstream.port}${pathname}${search}`)};`,
  ]);
}

function signinLocation(annotations: Annotations, cors: readonly string[], around: Surroundings): readonly string[] {
  const signin = stringValue(annotations, 'auth-signin');
  if (signin === null || stringValue(annotations, 'auth-url') === null) return [];
  const parameter = stringValue(annotations, 'auth-signin-redirect-param') ?? 'rd';
  const target = `${signin}${signin.includes('?') ? '&' : '?'}${parameter}=$scheme://$http_host$request_uri`;
  const own = compareReleases(around.release, 'v1.6.4') >= 0 ? cors : [];
  return block(`location @signin-${around.id}`, [...own, `return 302 ${urlWord(target)};`]);
}
