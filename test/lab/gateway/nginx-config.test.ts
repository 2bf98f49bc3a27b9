import { describe, expect, it } from 'vitest';
import type { Annotations } from '../../../src/core/ingress-nginx/types.ts';
import type { GatewayHost } from './gateway.ts';
import { nginxConfig } from './nginx-config.ts';
import { literal, quoted, urlWord } from './nginx-text.ts';

const around = {
  httpPort: 8080,
  httpsPort: 8443,
  upstream: { host: '127.0.0.1', port: 9000 },
  module: '/modules/headers-more.so',
  directory: '/tmp/x',
  generation: 1,
  asRoot: false,
};

const text = (annotations: Annotations, more: Partial<GatewayHost> = {}): string =>
  nginxConfig([{ host: 'api.shop.test', tls: false, paths: [{ path: '/', annotations }], ...more }], around);

/** The directives of the host's location on plain http, without what every location has. */
function locationOf(config: string): readonly string[] {
  const lines = config.split('\n').map((line) => line.trim());
  const start = lines.indexOf('location "/" {');
  return lines.slice(
    start + 1,
    lines.findIndex((line, index) => index > start && line.startsWith('client_max_body_size')),
  );
}

describe('the generated configuration', () => {
  it("has the controller's CORS block of v1.0.5 and later", () => {
    const annotations = {
      'enable-cors': 'true',
      'cors-allow-origin': 'https://a.com, https://*.b.com',
      'cors-expose-headers': 'X-A',
    };
    expect(locationOf(text(annotations))).toMatchInlineSnapshot(`
      [
        "if ($http_origin ~* "((https://a\\\\.com)|(https://[A-Za-z0-9\\\\-]+\\\\.b\\\\.com))$") { set $cors 'true'; }",
        "if ($request_method = 'OPTIONS') {",
        "set $cors \${cors}options;",
        "}",
        "if ($cors = "true") {",
        "more_set_headers "Access-Control-Allow-Origin: $http_origin";",
        "more_set_headers "Access-Control-Allow-Credentials: true";",
        "more_set_headers "Access-Control-Allow-Methods: GET, PUT, POST, DELETE, PATCH, OPTIONS";",
        "more_set_headers "Access-Control-Allow-Headers: DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization";",
        "more_set_headers "Access-Control-Expose-Headers: X-A";",
        "more_set_headers "Access-Control-Max-Age: 1728000";",
        "}",
        "if ($cors = "trueoptions") {",
        "more_set_headers "Access-Control-Allow-Origin: $http_origin";",
        "more_set_headers "Access-Control-Allow-Credentials: true";",
        "more_set_headers "Access-Control-Allow-Methods: GET, PUT, POST, DELETE, PATCH, OPTIONS";",
        "more_set_headers "Access-Control-Allow-Headers: DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization";",
        "more_set_headers "Access-Control-Expose-Headers: X-A";",
        "more_set_headers "Access-Control-Max-Age: 1728000";",
        "more_set_headers "Content-Type: text/plain charset=UTF-8";",
        "more_set_headers "Content-Length: 0";",
        "return 204;",
        "}",
      ]
    `);
  });

  it('has the unconditional lines of v0.44', () => {
    const config = text({ 'enable-cors': 'true', 'cors-allow-origin': 'https://a.com' }, { release: 'v0.44.0' });
    expect(locationOf(config)).toMatchInlineSnapshot(`
      [
        "if ($request_method = 'OPTIONS') {",
        "more_set_headers "Access-Control-Allow-Origin: https://a.com";",
        "more_set_headers "Access-Control-Allow-Credentials: true";",
        "more_set_headers "Access-Control-Allow-Methods: GET, PUT, POST, DELETE, PATCH, OPTIONS";",
        "more_set_headers "Access-Control-Allow-Headers: DNT,X-CustomHeader,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Authorization";",
        "more_set_headers "Access-Control-Max-Age: 1728000";",
        "more_set_headers "Content-Type: text/plain charset=UTF-8";",
        "more_set_headers "Content-Length: 0";",
        "return 204;",
        "}",
        "more_set_headers "Access-Control-Allow-Origin: https://a.com";",
        "more_set_headers "Access-Control-Allow-Credentials: true";",
      ]
    `);
  });

  it('redirects to https on plain http only, after the CORS block', () => {
    const config = text({ 'enable-cors': 'true' }, { tls: true });
    expect(config.match(/return 308/g)).toHaveLength(1);
    expect(config.indexOf('return 308')).toBeGreaterThan(config.indexOf('return 204'));
  });

  it('carries a snippet as it is', () => {
    expect(text({ 'configuration-snippet': 'add_header X-A 1 always;' })).toContain('    add_header X-A 1 always;\n');
  });
});

describe('a value in the configuration', () => {
  it('cannot end its word', () => {
    expect(quoted(String.raw`a"; return 200; #\ `)).toBe(String.raw`"a\"; return 200; #\\ "`);
  });

  it('cannot name a variable where it is meant as it is', () => {
    expect(literal('$http_cookie')).toBe('"${lab_dollar}http_cookie"');
  });

  it.each(['a\nb', 'a\u0000b', 'a\rb', '\u007F'])('with a control character is refused: %j', (value) => {
    expect(() => quoted(value)).toThrow('cannot stand in an nginx configuration.');
  });

  it.each([
    'javascript:alert(1)',
    'https://a.com/"; return 200',
    'https://a.com/ b',
    'https://a.com/\n',
    'https://a.com/{',
  ])('that is no URL is refused: %j', (value) => {
    expect(() => urlWord(value)).toThrow('is not a URL for nginx.');
    expect(() => text({ 'permanent-redirect': value })).toThrow('is not a URL for nginx.');
  });

  it.each(['a b', 'a;', '{', '"', '', 'a\nb', '$host'])('that is no host name is refused: %j', (host) => {
    expect(() => text({}, { host })).toThrow('is not a host name.');
  });

  it('names a release that is none', () => {
    expect(() => text({ 'enable-cors': 'true' }, { release: 'v1' })).toThrow('"v1" is not an ingress-nginx release');
  });
});
