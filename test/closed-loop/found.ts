// Cases that were wrong once, each as small as it gets.
import type { Annotations, Release } from '../../src/core/index.ts';
import { admin, annotations as prefixed, app, plainApp } from '../lab/origins.ts';
import type { Asked, LoopObject, LoopSite, ObjectPath } from './site.ts';

const request = (change: Partial<Asked> = {}): Asked => ({
  page: app,
  scheme: 'https',
  path: '/orders/0',
  method: 'GET',
  headers: [],
  credentials: 'omit',
  body: 0,
  ...change,
});

const object = (
  short: Annotations,
  paths: readonly ObjectPath[] = [{ path: '/', pathType: 'Prefix' }],
): LoopObject => ({
  name: 'api',
  created: '2026-01-01T10:00:00Z',
  annotations: prefixed(short),
  paths,
});

const site = (objects: readonly LoopObject[], requests: readonly Asked[], release: Release = 'v1.15.1'): LoopSite => ({
  label: 'found',
  release,
  wildcard: false,
  objects: objects.map((it, index) => ({ ...it, name: `api-${index}`, created: `2026-01-0${index + 1}T10:00:00Z` })),
  requests,
  told: true,
  style: 'double',
});

/** By what each is about. */
export const FOUND: Readonly<Record<string, LoopSite>> = {
  'credentials that an old release leaves out unseen are switched on once they are missed': site(
    [object({ 'cors-allow-origin': 'capacitor://localhost', 'cors-allow-credentials': 'false' })],
    [request({ credentials: 'include' })],
    'v1.0.4',
  ),
  'an origin that stands in the list already is no reason for the line that another one needs': site(
    [object({ 'cors-allow-origin': app })],
    [request(), request({ page: admin, method: 'patch', headers: [['Content-Type', 'application/json']], body: 12 })],
  ),
  'the one origin that an old release takes is put in place of what stands there': site(
    [object({ 'enable-cors': 'true', 'cors-allow-origin': 'app.shop.test' })],
    [request({ credentials: 'include' })],
    'v0.44.0',
  ),
  'CORS is switched on for the origin that stands there, though a second one cannot be listed': site(
    [object({ 'cors-allow-origin': app })],
    [request({ method: 'PUT', body: 12 }), request({ page: admin, method: 'PUT', body: 12 })],
    'v1.0.4',
  ),
  'an Ingress for some paths takes the redirect of the present one along': site(
    [object({ 'enable-cors': 'true', 'permanent-redirect': 'https://moved.shop.test/' })],
    [
      request({ path: '/public/0', credentials: 'include' }),
      request({ path: '/private/1', page: admin, headers: [['X-Api-Key', '1']] }),
    ],
  ),
  'an Ingress for some paths is of no use where a longer expression takes them': site(
    [
      object({ 'enable-cors': 'true', 'use-regex': 'true' }, [
        { path: '/v[12]/.*', pathType: 'ImplementationSpecific' },
      ]),
    ],
    [request({ path: '/v1/users', credentials: 'include' }), request({ path: '/V2/users', headers: [['X-A', '1']] })],
  ),
  'a header that a snippet adds is not the application’s': site(
    [
      object({
        'cors-allow-origin': app,
        'configuration-snippet': `if ($http_origin = ${app}) {\n  add_header Access-Control-Allow-Origin ${app} always;\n}`,
      }),
    ],
    [request({ headers: [['X-Api-Key', '1']] }), request({ path: '/orders/1' })],
  ),
  'an empty entry in the middle of a list is harmless': site(
    [object({ 'cors-allow-origin': `https://shop.test,,${app}` })],
    [request({ headers: [['X-Api-Key', '1']], credentials: 'include' })],
    'v1.0.5',
  ),
  'two lines of an application become one where the block answers': site(
    [object({ 'cors-allow-origin': app })],
    [request({ path: '/twice-cors/0', method: 'POST', headers: [['Authorization', 'Bearer x']], body: 12 })],
  ),
  'a redirect that leads out of the paths of a new Ingress ends at the policy of the present one': site(
    [object({ 'enable-cors': 'true' })],
    [
      request({ path: '/redirect?to=/orders/0', credentials: 'include' }),
      request({ path: '/orders/1', headers: [['X-Trace-Id', '2']] }),
    ],
  ),
  'a redirect of "/" for the whole host comes from in front of the block': site(
    [object({ 'cors-allow-origin': app, 'app-root': '/orders/1' })],
    [request({ path: '/', method: 'POST', credentials: 'include', body: 3000 })],
  ),
  'the slash behind a path is added in front of the block': site(
    [object({}, [{ path: '/api/', pathType: 'Prefix' }])],
    [request({ path: '/api', credentials: 'include' }), request({ path: '/api/1' })],
  ),
  'an application that lets a page in after all is none that a condition of a snippet shuts out': site(
    [object({ 'configuration-snippet': 'if ($request_method = PUT) {\n  add_header X-Put 1;\n}' })],
    [request({ path: '/own-cors/0', method: 'PUT', headers: [['X-Trace-Id', '2']], body: 12 })],
  ),
  'a name that a snippet adds to every list is not added again': site(
    [
      object({
        'enable-cors': 'true',
        'configuration-snippet': 'add_header Access-Control-Allow-Headers "X-Api-Key" always;',
      }),
    ],
    [request({ headers: [['X-Api-Key', '1']], credentials: 'include' })],
  ),
  'a page’s own OPTIONS is answered in front of the redirect to https': site(
    [object({ 'cors-allow-methods': 'GET POST' })],
    [request({ page: plainApp, scheme: 'http', method: 'OPTIONS', headers: [['X-Trace-Id', '1']] })],
  ),
  'a body too large can be read as 413 where an old release is switched on': site(
    [object({ 'proxy-body-size': '1k' })],
    [request({ method: 'POST', body: 3000 }), request({ path: '/orders/1' })],
    'v1.0.4',
  ),
  'a host in upper case makes room for the one that browsers send': site(
    [object({ 'enable-cors': 'true', 'cors-allow-origin': 'https://APP.shop.test' })],
    [request()],
    'v1.0.4',
  ),
  'an entry that lets nobody in is left alone where its origin passes without it': site(
    [object({ 'enable-cors': 'true', 'cors-allow-origin': `${app}:443` })],
    [
      request({ path: '/any-cors/0', method: 'PUT', headers: [['X-Trace-Id', '1']] }),
      request({ page: admin, path: '/orders/1' }),
    ],
  ),
  'a list that the release reads as * stays off where nothing can be written in its place': site(
    [object({ 'cors-allow-origin': `${app}/` })],
    [request({ page: admin, headers: [['X-Trace-Id', '1']] }), request({ page: plainApp, path: '/orders/1' })],
    'v0.44.0',
  ),
  'a * stays where the one origin of an old release would shut out another': {
    ...site(
      [object({ 'enable-cors': 'true', 'cors-allow-origin': 'HTTPS://app.shop.test' })],
      [request(), request({ page: admin, path: '/orders/1', headers: [['X-Api-Key', '1']] })],
      'v0.44.0',
    ),
    told: false,
  },
  'credentials are needed in front of a condition that takes the block away': {
    ...site(
      [
        object({
          'enable-cors': 'true',
          'cors-allow-origin': app,
          'cors-allow-credentials': 'f',
          'configuration-snippet': 'if ($request_method = PUT) {\n  add_header X-Put 1;\n}',
        }),
      ],
      [request({ path: '/own-cors/0', method: 'PUT', headers: [['X-Api-Key', '1']], credentials: 'include' })],
    ),
    told: false,
  },
  'what an application answers behind such a condition is its own': site(
    [
      object({
        'enable-cors': 'true',
        'cors-allow-origin': app,
        'configuration-snippet': 'if ($request_method = PUT) {\n  add_header X-Put 1;\n}',
      }),
    ],
    [request({ path: '/own-cors/0', method: 'PUT' }), request({ page: admin, path: '/orders/1', method: 'DELETE' })],
  ),
  'a header that a hidden snippet writes would come twice': site(
    [object({ 'configuration-snippet': 'add_header Access-Control-Allow-Origin $http_origin always;' })],
    [request({ method: 'PATCH' }), request({ page: admin, path: '/orders/1' })],
  ),
  'a redirect leads to the next': site(
    [
      object({
        'enable-cors': 'true',
        'auth-url': 'http://auth.shop.test/status/401',
        'auth-signin': 'https://login.shop.test/start',
      }),
    ],
    [request({ page: plainApp, scheme: 'http', headers: [['X-Trace-Id', '1']] })],
  ),
  'a comma at the end lets `null` in': site(
    [object({ 'enable-cors': 'true', 'cors-allow-origin': 'https://shop.test,' })],
    [
      request({ page: plainApp, scheme: 'http', method: 'PUT', headers: [['X-Api-Key', '1']] }),
      request({ page: plainApp, scheme: 'http', path: '/orders/1', credentials: 'include' }),
    ],
    'v1.8.5',
  ),
  'a list without commas gets them, though a method stays out of it': site(
    [object({ 'enable-cors': 'true', 'cors-allow-origin': app, 'cors-allow-methods': 'GET POST' })],
    [request({ method: 'patch' }), request({ page: admin, path: '/orders/1', method: 'M-SEARCH' })],
    'v1.11.8-noval',
  ),
  'an application’s own credentials pass through a block that sends none': site(
    [object({ 'enable-cors': 'true', 'cors-allow-origin': `"${app}"`, 'cors-allow-credentials': 'False' })],
    [request({ path: '/own-cors/0', credentials: 'include' })],
    'v1.13.9',
  ),
  'what an application lists for others is kept, and is not what a request needs': site(
    [object({ 'cors-allow-origin': `https://*.shop.test`, 'cors-allow-headers': 'Content-Type, Authorization' })],
    [
      request({ path: '/fixed-cors/0', method: 'PUT' }),
      request({
        path: '/fixed-cors/1',
        method: 'PUT',
        headers: [
          ['X-Api-Key', '1'],
          ['X!Bang', '1'],
        ],
      }),
    ],
  ),
  'an origin that a list has not answered may be asked for where nothing has shown itself': {
    ...site(
      [
        object({ 'enable-cors': 'true', 'cors-allow-origin': 'app.shop.test' }, [{ path: '/api', pathType: 'Prefix' }]),
        object(
          {
            'enable-cors': 'true',
            'cors-allow-origin': `${app}, ${admin}`,
            'cors-allow-methods': 'GET, POST, OPTIONS',
          },
          [{ path: '/api/private', pathType: 'Prefix' }],
        ),
      ],
      [
        request({ path: '/api/orders/0', method: 'M-SEARCH' }),
        request({ page: admin, path: '/api/private/1', method: 'PURGE' }),
        request({ page: plainApp, path: '/api/orders/2', method: 'PATCH' }),
        request({ page: app, path: '/api/private/3', method: 'DELETE' }),
        request({ page: admin, path: '/api/orders/4', method: 'PUT' }),
      ],
      'v1.11.8-noval',
    ),
    told: false,
  },
  'a path that is refused for its source range redirects nobody to itself': site(
    [
      object({ 'enable-cors': 'true', 'cors-allow-origin': admin, 'whitelist-source-range': 'nowhere' }, [
        { path: '/api/', pathType: 'Prefix' },
      ]),
      object({ 'enable-cors': 'true', 'cors-allow-origin': `https://shop.test ${app}` }),
    ],
    [request({ path: '/api', credentials: 'include' }), request({ path: '/api/1', method: 'PUT' })],
    'v1.14.5',
  ),
  'behind a redirect the request needs another preflight': site(
    [
      object({
        'enable-cors': 'true',
        'cors-allow-origin': plainApp,
        'configuration-snippet': 'more_set_headers "Access-Control-Allow-Origin: *";',
      }),
    ],
    [request({ page: plainApp, scheme: 'http', path: '/orders/1', method: 'POST', headers: [['X-Trace-Id', '2']] })],
  ),
  'a block without credentials of an old release lets an application’s own through, and is one block all the same': {
    ...site(
      [object({ 'enable-cors': 'true', 'cors-allow-origin': 'app.shop.test', 'cors-allow-credentials': 'false' })],
      [
        request({ path: '/own-cors/0', method: 'POST', body: 12 }),
        request({ page: admin, path: '/orders/1', headers: [['X-Api-Key', '1']] }),
      ],
      'v1.0.4',
    ),
    told: false,
  },
  'a path in another case belongs to the Ingress whose paths it is like': {
    ...site(
      [
        object({ 'enable-cors': 'true', 'cors-max-age': '600', 'rewrite-target': '/$1' }, [
          { path: '/shop/(.*)', pathType: 'ImplementationSpecific' },
        ]),
        object({ 'enable-cors': 'true', 'cors-allow-methods': 'get, put' }, [{ path: '/orders', pathType: 'Exact' }]),
      ],
      [
        request({ path: '/shop/list/0', method: 'POST', headers: [['Content-Type', 'application/json']], body: 12 }),
        request({ page: admin, path: '/orders/1', method: 'PATCH', credentials: 'include' }),
        request({ path: '/Orders' }),
      ],
      'v0.44.0',
    ),
    told: false,
  },
  'an old release that is switched on answers everybody beside a line that a snippet adds': site(
    [
      object({
        'configuration-snippet': `if ($http_origin ~* "^${app}$") {\n  add_header Access-Control-Allow-Origin "$http_origin" always;\n}`,
      }),
    ],
    [request({ method: 'HEAD' }), request({ page: admin, path: '/orders/1', method: 'PUT', body: 12 })],
    'v0.34.1',
  ),
  'a list in place of * shuts out a page behind a redirect, whatever its preflight was answered before': {
    ...site(
      [
        object({
          'enable-cors': 'true',
          'cors-allow-origin': 'http://[::1]:3000',
          'configuration-snippet': 'more_set_headers "Access-Control-Allow-Origin: *";',
        }),
      ],
      [
        request({
          page: plainApp,
          scheme: 'http',
          method: 'PUT',
          headers: [['Content-Type', 'application/json']],
          body: 12,
        }),
        request({ page: plainApp, scheme: 'http', path: '/orders/1', method: 'POST', headers: [['X-Trace-Id', '2']] }),
      ],
    ),
    told: false,
  },
  'one number in a path stands for any': site(
    [
      object({ 'enable-cors': 'true', 'cors-allow-headers': 'Content-Type;X-Api-Key' }, [
        { path: '/api', pathType: 'ImplementationSpecific' },
      ]),
      object({ 'enable-cors': 'true', 'cors-allow-methods': 'get, put', 'cors-allow-headers': 'content-type' }, [
        { path: '/api/me', pathType: 'Exact' },
      ]),
    ],
    [
      request({ path: '/api/0', credentials: 'include' }),
      request({ path: '/api/me', method: 'PUT', credentials: 'include', body: 12 }),
      request({ path: '/api/3', method: 'PATCH', headers: [['X-Api-Key', '1']], body: 12 }),
    ],
    'v0.44.0',
  ),
  'an Ingress of its own that no origin can be written for is none': {
    ...site(
      [
        object({
          'enable-cors': 'true',
          'cors-allow-origin': `https://shop.test, ${app}`,
          'cors-allow-credentials': 'false',
          'cors-max-age': '600',
        }),
      ],
      [
        request({ path: '/status/401', method: 'HEAD', credentials: 'include' }),
        request({ path: '/orders/1', headers: [['Authorization', 'Bearer x']] }),
        request({ path: '/status/401', method: 'POST', headers: [['X-Trace-Id', '2']], body: 12 }),
      ],
      'v0.34.1',
    ),
    told: false,
  },
  'credentials that only the application allows are no other block': {
    ...site(
      [
        object(
          {
            'enable-cors': 'true',
            'cors-allow-origin': 'https://shop.test; https://app.shop.test',
            'cors-allow-credentials': 'false',
          },
          [
            { path: '/', pathType: 'Prefix' },
            { path: '/health', pathType: 'Exact' },
          ],
        ),
      ],
      [
        request({ page: plainApp, scheme: 'http', path: '/health', method: 'M-SEARCH', headers: [['X-Api-Key', '1']] }),
        request({ page: plainApp, path: '/own-cors/1', credentials: 'include' }),
        request({ page: plainApp, scheme: 'http', path: '/orders/2', method: 'PATCH', body: 12 }),
      ],
    ),
    told: false,
  },
  'of two objects that ask for client certificates the older one speaks for the host': site(
    [
      object({ 'enable-cors': 'true', 'auth-tls-secret': 'shop/ca', 'auth-tls-verify-client': 'optional' }, [
        { path: '/api/private', pathType: 'Prefix' },
      ]),
      object({
        'enable-cors': 'true',
        'cors-allow-origin': admin,
        'auth-tls-secret': 'shop/ca',
        'auth-tls-verify-client': 'on',
      }),
    ],
    [request({ method: 'PUT', headers: [['X-Trace-Id', '2']], body: 12 })],
  ),
  'the slash behind a path is added without the block’s credentials, though a snippet adds an origin': site(
    [
      object(
        {
          'enable-cors': 'true',
          'configuration-snippet': 'add_header Access-Control-Allow-Origin $http_origin always;',
        },
        [{ path: '/api/', pathType: 'Prefix' }],
      ),
    ],
    [request({ path: '/api', credentials: 'include' }), request({ path: '/api/1', headers: [['X-Api-Key', '1']] })],
  ),
  'a folder whose slash was added belongs to the Ingress that answers below it': site(
    [
      object({ 'enable-cors': 'true', 'cors-allow-origin': '*', 'cors-allow-methods': 'GET, POST, OPTIONS' }, [
        { path: '/api/', pathType: 'Prefix' },
      ]),
      object({}),
    ],
    [
      request({
        path: '/api/1',
        page: admin,
        method: 'POST',
        headers: [['Content-Type', 'application/json']],
        body: 12,
      }),
      request({ path: '/apis/2', method: 'PUT', headers: [['X-Trace-Id', '2']], body: 12 }),
      request({ path: '/api', page: admin, method: 'PATCH', headers: [['X-Api-Key', '1']], body: 12 }),
    ],
    'v1.8.5',
  ),
  'up to v0.35.0 the lists on a real answer tell whose it is': {
    ...site(
      [
        object({ 'enable-cors': 'true', 'cors-allow-headers': 'X-Api-Key', 'use-regex': 'true' }, [
          { path: '/v[12]/.*', pathType: 'ImplementationSpecific' },
        ]),
        object({ 'enable-cors': 'true', 'cors-allow-methods': 'GET, POST, OPTIONS' }, [
          { path: '/v1/orders', pathType: 'Prefix' },
        ]),
      ],
      [
        request({ path: '/v1/orders/0', method: 'DELETE', credentials: 'include' }),
        request({
          path: '/v2/users',
          method: 'PUT',
          headers: [['Content-Type', 'application/json']],
          credentials: 'include',
          body: 12,
        }),
        request({ path: '/none', method: 'HEAD', credentials: 'include' }),
      ],
      'v0.34.1',
    ),
    told: false,
  },
  'what passes, and on the release that is taken for the controller’s would not, stops no change': {
    ...site(
      [
        object({
          'enable-cors': 'true',
          'cors-allow-origin': plainApp,
          'cors-allow-headers': 'Content-Type',
          'proxy-body-size': '1k',
        }),
      ],
      [
        request({ page: plainApp, headers: [['X-Trace-Id', '2']] }),
        request({ page: plainApp, scheme: 'http', method: 'PUT', credentials: 'include', body: 3000 }),
      ],
      'v0.34.1',
    ),
    told: false,
  },
  'what a redirect leads to that nobody has followed is not known': site(
    [
      object({ 'enable-cors': 'true', 'permanent-redirect': 'https://moved.shop.test/' }, [
        { path: '/api/', pathType: 'Prefix' },
      ]),
    ],
    [request({ path: '/api', method: 'POST', credentials: 'include', body: 12 })],
    'v0.34.1',
  ),
  'a method that no list can hold, of a page that a hidden one may let in': site(
    [object({ 'enable-cors': 'false', 'cors-allow-origin': app, 'cors-allow-methods': 'GET, POST, OPTIONS' })],
    [
      request({ path: '/any-cors/0', method: 'M-SEARCH' }),
      request({ page: admin, path: '/orders/1', headers: [['Authorization', 'Bearer x']] }),
    ],
    'v1.0.5',
  ),
  'an error page in place of an answer hides a block that lets everybody in': site(
    [
      object({
        'enable-cors': 'true',
        'cors-allow-origin': 'HTTPS://app.shop.test',
        'cors-allow-credentials': 'false',
        'cors-allow-headers': 'Content-Type, Authorization',
        'custom-http-errors': '404,503',
      }),
    ],
    [
      request({ path: '/status/404', method: 'HEAD', credentials: 'include' }),
      request({ page: admin, path: '/orders/1', method: 'DELETE', headers: [['X-Api-Key', '1']] }),
    ],
  ),
  'an error page in place of an answer hides that its origin is in the list': site(
    [
      object({
        'enable-cors': 'true',
        'cors-allow-origin': `${app}, ${admin}`,
        'cors-allow-credentials': 'false',
        'custom-http-errors': '404,503',
      }),
    ],
    [request({ path: '/status/404' }), request({ page: admin, path: '/orders/1', method: 'M-SEARCH' })],
    'v1.11.8-noval',
  ),
  'an Ingress for some paths takes none that another one of the host serves': site(
    [
      object(
        { 'enable-cors': 'true', 'cors-allow-origin': 'HTTPS://app.shop.test', 'cors-allow-headers': 'x-api-key' },
        [{ path: '/orders', pathType: 'Exact' }],
      ),
      object({ 'enable-cors': 'true', 'cors-allow-headers': 'x-api-key', 'cors-max-age': '600' }),
    ],
    [
      request({ path: '/orders', method: 'PUT', headers: [['X-Trace-Id', '2']], credentials: 'include', body: 12 }),
      request({ path: '/orders/1', page: admin, headers: [['X-Api-Key', '1']] }),
      request({ path: '/Orders', method: 'HEAD' }),
    ],
    'v0.44.0',
  ),
  'CORS is not switched on for everybody, nor for a list that nobody sees': site(
    [object({ 'cors-allow-origin': app, 'cors-allow-methods': 'GET, POST, PUT, OPTIONS' })],
    [
      request({ path: '/any-cors/0', method: 'HEAD', headers: [['X-Trace-Id', '2']] }),
      request({ page: admin, path: '/orders/1', method: 'PATCH', body: 12 }),
    ],
    'v0.34.1',
  ),
  'what an error service answers is not readable for an origin that is added, either': site(
    [object({ 'enable-cors': 'true', 'cors-allow-origin': app, 'custom-http-errors': '404' })],
    [
      request({ path: '/status/404', headers: [['Authorization', 'Bearer x']] }),
      request({ page: admin, path: '/orders/1', headers: [['X-Api-Key', '1']], credentials: 'include' }),
      request({ page: admin, path: '/status/404', credentials: 'include' }),
    ],
    'v1.11.8-noval',
  ),
};
