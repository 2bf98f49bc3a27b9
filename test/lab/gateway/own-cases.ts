// Hosts beyond the measured ones, for holding the simulation, the nginx gateway and the Node gateway against each other.
import type { Annotations, IngressPath } from '../../../src/core/ingress-nginx/types.ts';
import type { GatewayHost } from './gateway.ts';

export interface OwnCase {
  readonly title: string;
  readonly host: GatewayHost;
  /** Paths to ask for. */
  readonly paths: readonly string[];
}

/** The origin that the cases list. */
export const APP = 'https://app.example.com';
const cors: Annotations = { 'enable-cors': 'true', 'cors-allow-origin': APP };
const all: Annotations = {
  ...cors,
  'cors-allow-methods': 'GET, PUT',
  'cors-allow-headers': 'X-One,X-Two',
  'cors-expose-headers': 'X-Three, X-Four',
  'cors-max-age': '600',
};
const few = ['/nocors', '/cors-own'];
const usual = ['/nocors', '/cors-own', '/status/404', '/status/503'];

let count = 0;

/** One host with one Ingress on "/". */
function simple(title: string, annotations: Annotations, more: Partial<GatewayHost> = {}, paths = usual): OwnCase {
  return several(title, [{ path: '/', annotations }], paths, more);
}

function several(
  title: string,
  paths: readonly IngressPath[],
  asked: readonly string[],
  more: Partial<GatewayHost> = {},
): OwnCase {
  count++;
  return { title, host: { host: `own${count}.test`, tls: false, paths, ...more }, paths: asked };
}

const releases = [
  'v0.34.1',
  'v0.40.0',
  'v0.44.0',
  'v1.0.4',
  'v1.0.5',
  'v1.1.2',
  'v1.2.1',
  'v1.9.4-noval',
  'v1.12.8',
  'v1.15.1',
];

const ofReleases: readonly OwnCase[] = releases.flatMap((release) => [
  simple(`all annotations in ${release}`, all, { release }, few),
  simple(`credentials off in ${release}`, { ...all, 'cors-allow-credentials': 'false' }, { release }, few),
  simple(`any origin in ${release}`, { 'enable-cors': 'true', 'cors-expose-headers': 'X-Three' }, { release }, few),
  simple(`several origins in ${release}`, { ...cors, 'cors-allow-origin': `https://b.com, ${APP}` }, { release }, few),
  simple(
    `empty entries in ${release}`,
    { ...cors, 'cors-allow-origin': 'https://b.com,,https://c.com' },
    { release },
    few,
  ),
  simple(`only commas in ${release}`, { ...cors, 'cors-allow-origin': ',' }, { release }, few),
  simple(`leading comma in ${release}`, { ...cors, 'cors-allow-origin': ',https://b.com' }, { release }, few),
  simple(`trailing comma in ${release}`, { ...cors, 'cors-allow-origin': 'https://b.com, ' }, { release }, few),
  simple(
    `slash and good one in ${release}`,
    { ...cors, 'cors-allow-origin': `https://b.com/, ${APP}` },
    { release },
    few,
  ),
  simple(`wildcard in ${release}`, { ...cors, 'cors-allow-origin': 'https://*.example.com' }, { release }, few),
  simple(`null in ${release}`, { ...cors, 'cors-allow-origin': `${APP},null` }, { release }, few),
]);

const ofAnswers: readonly OwnCase[] = [
  simple('permanent redirect', { ...cors, 'permanent-redirect': 'https://other.example.com$request_uri' }),
  simple('permanent redirect with 308', {
    ...cors,
    'permanent-redirect': 'https://o.example',
    'permanent-redirect-code': '308',
  }),
  simple('temporal redirect', { ...cors, 'temporal-redirect': 'https://other.example.com/x' }),
  simple(
    'temporal redirect on a host with certificate',
    { ...cors, 'temporal-redirect': 'https://o.example' },
    { tls: true },
  ),
  simple('ssl redirect', cors, { tls: true }, ['/a', '/a/', '/', '/a?b=c/']),
  simple('ssl redirect switched off', { ...cors, 'ssl-redirect': 'false' }, { tls: true }),
  simple(
    'forced ssl redirect that keeps the slash',
    { 'force-ssl-redirect': 'true', 'preserve-trailing-slash': 'true' },
    {},
    ['/a/'],
  ),
  simple('app root', { ...cors, 'app-root': '/app' }, {}, ['/', '/app', '/?a=b']),
  simple('denied address', { ...cors, 'denylist-source-range': '127.0.0.0/8' }),
  simple('allowed address', { ...cors, 'allowlist-source-range': '10.0.0.0/8,127.0.0.1' }),
  simple('invalid range', { ...cors, 'whitelist-source-range': '10.0.0.0/33' }),
  simple('allowed address or password', {
    'allowlist-source-range': '127.0.0.1',
    satisfy: 'any',
    'auth-type': 'basic',
  }),
  simple('refused address or password', {
    ...cors,
    'allowlist-source-range': '10.0.0.1',
    satisfy: 'any',
    'auth-type': 'basic',
  }),
  simple('refused address and password', { ...cors, 'allowlist-source-range': '10.0.0.1', 'auth-type': 'basic' }),
  simple('password', { 'auth-type': 'basic', 'auth-realm': 'a $ "realm"' }),
  simple('authentication service says 403', { ...cors, 'auth-url': 'http://127.0.0.1/403' }),
  simple('authentication service says 302', { ...cors, 'auth-url': 'http://127.0.0.1/302' }),
  simple('authentication service says 204', { ...cors, 'auth-url': 'http://127.0.0.1/204' }),
  simple('sign-in', { ...cors, 'auth-url': 'http://127.0.0.1/401', 'auth-signin': 'https://l.example/start?a=b' }),
  simple(
    'sign-in before it had CORS',
    { ...cors, 'auth-url': 'http://127.0.0.1/401', 'auth-signin': 'https://l.example/' },
    { release: 'v1.6.3' },
  ),
  simple('sign-in and custom errors', {
    ...cors,
    'auth-url': 'http://127.0.0.1/401',
    'auth-signin': 'https://l.example/',
    'custom-http-errors': '401',
  }),
  simple(
    'sign-in for a 401 of the application',
    {
      ...cors,
      'auth-url': 'http://127.0.0.1/200',
      'auth-signin': 'https://l.example/',
      'custom-http-errors': '401,404',
    },
    {},
    ['/status/401', '/status/404', '/nocors'],
  ),
  simple('custom errors', { ...cors, 'custom-http-errors': '404,503' }, {}, [
    '/status/404',
    '/status/503',
    '/status/500',
    '/nocors',
  ]),
  simple('custom error for a long body', { ...cors, 'custom-http-errors': '413' }, {}, ['/nocors', '/status/413']),
  simple('custom errors for the gateway only', {
    ...cors,
    'custom-http-errors': '404',
    'disable-proxy-intercept-errors': 'true',
  }),
  several(
    'custom errors without endpoints',
    [{ path: '/', annotations: { ...cors, 'custom-http-errors': '503' }, notes: ['Service has no endpoints'] }],
    usual,
  ),
  several(
    'no endpoints on a host with certificate',
    [{ path: '/', annotations: cors, notes: ['Service has no endpoints'] }],
    usual,
    { tls: true },
  ),
  several(
    'refused connection',
    [{ path: '/', annotations: cors, notes: ['endpoint refuses the connection'] }],
    ['/nocors'],
  ),
  several('denied location', [{ path: '/', annotations: cors, notes: ['location denied'] }], ['/nocors'], {
    tls: true,
  }),
];

const ofPaths: readonly OwnCase[] = [
  several(
    'no path fits: the oldest Ingress counts',
    [
      { path: '/api', annotations: cors },
      { path: '/b', annotations: all },
    ],
    ['/', '/api', '/api/x', '/apix', '/b', '/c'],
  ),
  several(
    'prefix with slash',
    [
      { path: '/a/', annotations: cors },
      { path: '/', annotations: all },
    ],
    ['/a', '/a?x=1', '/a/', '/a/b', '/ab'],
  ),
  several(
    'prefix with slash that is refused',
    [
      { path: '/a/', annotations: { ...cors, 'whitelist-source-range': 'nowhere' } },
      { path: '/', annotations: all },
    ],
    ['/a', '/a/', '/a/b'],
  ),
  several('prefix with slash alone', [{ path: '/a/', annotations: cors }], ['/a', '/a/', '/b']),
  several(
    'exact beside prefix',
    [
      { path: '/a', annotations: cors },
      { path: '/a', pathType: 'Exact', annotations: all },
    ],
    ['/a', '/a/', '/a/b', '/A'],
  ),
  several('exact alone', [{ path: '/a', pathType: 'Exact', annotations: all }], ['/a', '/a/', '/b']),
  several('exact root', [{ path: '/', pathType: 'Exact', annotations: all }], ['/', '/a']),
  several(
    'implementation specific',
    [{ path: '/a', pathType: 'ImplementationSpecific', annotations: cors }],
    ['/a', '/ab', '/a/b', '/b'],
  ),
  several(
    'implementation specific with and without slash',
    [
      { path: '/a/', pathType: 'ImplementationSpecific', annotations: cors },
      { path: '/a', pathType: 'ImplementationSpecific', annotations: all },
    ],
    ['/a', '/a/', '/ab'],
  ),
  several(
    'the older of two equal paths',
    [
      { path: '/a', annotations: cors },
      { path: '/a', annotations: all },
    ],
    ['/a', '/a/b'],
  ),
  several(
    'encoded paths',
    [{ path: '/a/b', annotations: cors }],
    ['/a%2Fb', '/a/%62', '//a//b', '/a/./b', '/a/c/../b', '/a/b?x=/y'],
  ),
  several(
    'expressions: the longest first',
    [
      { path: '/api/.*', annotations: { ...cors, 'use-regex': 'true' }, pathType: 'ImplementationSpecific' },
      { path: '/api/very/long', annotations: all, pathType: 'Exact' },
      { path: '/x', annotations: {} },
    ],
    ['/api/very/long', '/api/very/long/er', '/API/a', '/x', '/xy', '/x/y', '/z'],
  ),
  several(
    'rewritten',
    [
      { path: '/shop(/|$)(.*)', pathType: 'ImplementationSpecific', annotations: { ...cors, 'rewrite-target': '/$2' } },
      { path: '/', annotations: all },
    ],
    ['/shop', '/shop/status/404', '/Shop/status/503', '/shopping', '/shop/cors-own?a=b'],
  ),
  several(
    'rewritten below another path',
    [
      { path: '/a', annotations: { ...cors, 'rewrite-target': '/' } },
      { path: '/ab', annotations: all },
    ],
    ['/a', '/ab', '/abc', '/b'],
  ),
];

/** What the gateway in Node does not know: a condition of a snippet, on the origin that the block hands on, and what a snippet sets. */
export const snippetCases: readonly OwnCase[] = releases.flatMap((release) => [
  simple(
    `a snippet that reads the origin behind any origin in ${release}`,
    {
      'enable-cors': 'true',
      'configuration-snippet': `if ($http_origin ~* "^${APP}$") { add_header X-Snippet "$http_origin" always; }`,
    },
    { release },
    few,
  ),
  simple(
    `a snippet that sets the origin of the block in ${release}`,
    {
      'enable-cors': 'true',
      'cors-allow-origin': APP,
      'configuration-snippet': 'more_set_headers "Access-Control-Allow-Origin: https://snippet.test";',
    },
    { release },
    few,
  ),
]);

/** All others. */
export const ownCases: readonly OwnCase[] = [...ofReleases, ...ofAnswers, ...ofPaths];
