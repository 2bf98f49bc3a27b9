// The causes behind what the simulated controller answers; the simulation itself is held to measured vectors.
import { describe, expect, test } from 'vitest';
import type { HeaderLines } from '../../../src/core/exchange.ts';
import { type Annotations, judge, simulate } from '../../../src/core/index.ts';
import type { BackendAnswer } from '../../../src/core/ingress-nginx/types.ts';
import { anExchange } from '../../support/exchange.ts';

const APP = 'https://app.shop.test';
const AGENTS = {
  Chromium: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  Firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
} as const;

interface Scene {
  readonly url?: string;
  readonly method?: 'GET' | 'PUT';
  readonly bytes?: number;
  readonly origin?: string;
  readonly notes?: readonly string[];
  readonly app?: BackendAnswer;
}

/** The cause of one request to an Ingress with these annotations, as a browser with this name shows it. */
function causeOf(short: Annotations, agent: string, scene: Scene) {
  const { url = 'https://api.shop.test/orders', method = 'PUT', bytes = 0, origin = APP, notes = [] } = scene;
  const { protocol, host, pathname } = new URL(url);
  const annotations = Object.fromEntries(
    Object.entries(short).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]),
  );
  const headers: HeaderLines = [
    ['Origin', origin],
    ['User-Agent', agent],
  ];
  const send = (verb: string) =>
    simulate(
      pathname.startsWith('/nowhere') ? [] : [{ path: '/', annotations, notes }],
      'v1.15.1',
      {
        scheme: protocol === 'https:' ? 'https' : 'http',
        host,
        method: verb,
        path: pathname,
        headers,
        ...(verb === 'OPTIONS' || bytes === 0 ? {} : { body_bytes: bytes }),
      },
      () => scene.app ?? { status: verb === 'OPTIONS' ? 405 : 200, headers: [] },
    );
  let asked = anExchange().from(origin).request(method, url);
  if (method === 'PUT') {
    const { status, headers: answered } = send('OPTIONS');
    asked = asked.preflight(status, answered);
  } else asked = asked.header('User-Agent', agent);
  if (judge(asked.build()).failures.length === 0) {
    const { status, headers: answered } = send(method);
    asked = asked.answering(status, answered);
  }
  return judge(asked.blocked().build()).cause;
}

const on = { 'enable-cors': 'true', 'cors-allow-origin': APP };

describe.each(Object.entries(AGENTS))('behind the controller, in %s', (_name, agent) => {
  test.each([
    ['a body over proxy-body-size', { ...on, 'proxy-body-size': '1k' }, { bytes: 2000 }, 'error-status', '413 body'],
    [
      'a body over proxy-body-size, without a preflight',
      { ...on, 'proxy-body-size': '1k' },
      { bytes: 2000, method: 'GET' },
      'error-status',
      '413 body',
    ],
    [
      'an address that is not on the list, with CORS off',
      { 'whitelist-source-range': '10.9.9.9/32' },
      {},
      'error-status',
      '403 off',
    ],
    [
      'the same without a preflight',
      { 'whitelist-source-range': '10.9.9.9/32' },
      { method: 'GET' },
      'error-status',
      '403 auth',
    ],
    [
      'a service that refuses connections, with CORS off',
      {},
      { app: { failure: 'refused' } },
      'error-status',
      '502 off',
    ],
    [
      'a service that is too slow, with CORS off',
      {},
      { app: { failure: 'timeout' }, method: 'GET' },
      'error-status',
      '504 upstream',
    ],
    [
      'a service without endpoints, with CORS off',
      {},
      { notes: ['Service has no endpoints'], method: 'GET' },
      'error-status',
      '503 upstream',
    ],
    [
      'a location that another annotation voids',
      on,
      { notes: ['location denied: invalid whitelist'] },
      'error-status',
      '503 upstream',
    ],
    [
      'a status that an error service takes over',
      { ...on, 'custom-http-errors': '404' },
      { app: { status: 404, headers: [] } },
      'error-status',
      '404 replaced',
    ],
    ['a host that nobody serves', on, { url: 'https://api.shop.test/nowhere' }, 'unknown-host', ''],
    ['app-root', { ...on, 'app-root': '/app' }, { url: 'https://api.shop.test/' }, 'app-root', ''],
    [
      'force-ssl-redirect, with CORS off',
      { 'force-ssl-redirect': 'true' },
      { url: 'http://api.shop.test/orders', origin: 'http://app.shop.test' },
      'https-redirect',
      '',
    ],
    [
      'an application’s own error, with CORS off',
      {},
      { app: { status: 500, headers: [['Content-Type', 'application/json']] }, method: 'GET' },
      'error-status',
      '500 ',
    ],
  ] as const satisfies readonly (readonly [string, Annotations, Scene, string, string])[])(
    '%s',
    (_what, annotations, scene, id, words) => {
      const cause = causeOf(annotations, agent, scene);
      expect(cause?.id).toBe(id);
      const { status = '', todo = '' } = cause?.values ?? {};
      expect(id === 'error-status' ? `${status} ${todo}` : '').toBe(words);
    },
  );

  test('nothing, where the controller adds its headers to the error', () => {
    const annotations = { ...on, 'whitelist-source-range': '10.9.9.9/32' };
    expect(causeOf(annotations, agent, { method: 'GET' })?.id).toMatch(/^(?:headers-edited|unexplained-block)$/);
  });
});
