import { describe, expect, it } from 'vitest';
import { DEFAULT_HEADERS, OLD_DEFAULT_HEADERS } from '../../../src/core/ingress-nginx/defaults.ts';
import { readManifest } from '../../../src/core/kubernetes/index.ts';
import { plan } from '../../../src/core/plan.ts';
import { inferRelease } from '../../../src/core/policy/inferred-release.ts';
import { fits } from '../../../src/core/policy/release-range.ts';
import { corsBlock, ownPage } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';
import { built } from '../../support/planned.ts';
import { throughController } from '../../support/through-controller.ts';

const APP = 'https://app.shop.test';
const ORDERS = 'https://api.shop.test/orders';

const preflight = (headers: string, extra: readonly (readonly [string, string])[] = []) =>
  anExchange()
    .from(APP)
    .put(ORDERS)
    .preflight(204, [...corsBlock(APP, { headers }), ...extra])
    .blocked();

describe('the release by what was seen', () => {
  it('is the newest where nothing tells', () => {
    expect(inferRelease([])).toEqual({ release: 'v1.15.1', signs: [], since: null, until: null });
    expect(inferRelease(built([anExchange().get(ORDERS).answering(200).blocked()])).signs).toEqual([]);
  });

  it('is v1.2.0 at most with the old default list of headers', () => {
    expect(inferRelease(built([preflight(OLD_DEFAULT_HEADERS)]))).toEqual({
      release: 'v1.1.2',
      signs: ['old-default-headers'],
      since: null,
      until: 'v1.2.0',
    });
  });

  it('is v1.2.1 at least with the new one, and v1.0.5 at least with lists on a real response', () => {
    const both = [
      preflight(DEFAULT_HEADERS),
      anExchange().from(APP).get(ORDERS).answering(200, corsBlock(APP)).allowed(),
    ];
    expect(inferRelease(built(both))).toMatchObject({
      release: 'v1.15.1',
      signs: ['default-headers', 'lists-on-response'],
      since: 'v1.2.1',
    });
  });

  it('is v1.9.4 at most with the Strict-Transport-Security of those days', () => {
    const hsts = ['Strict-Transport-Security', 'max-age=15724800; includeSubDomains'] as const;
    expect(inferRelease(built([preflight(DEFAULT_HEADERS, [hsts])]))).toMatchObject({
      release: 'v1.9.4-noval',
      since: 'v1.2.1',
      until: 'v1.9.4',
    });
  });

  it.each([
    ['v0.34.1', ['old-default-headers', 'lists-without-max-age'], 'v0.34.1'],
    ['v0.44.0', ['old-default-headers', 'no-lists-on-response'], 'v1.0.4'],
    ['v1.0.4', ['old-default-headers', 'no-lists-on-response'], 'v1.0.4'],
    ['v1.0.5', ['old-default-headers', 'lists-on-response'], 'v1.1.2'],
    ['v1.15.1', ['default-headers', 'lists-on-response'], 'v1.15.1'],
  ])('by the lists and the max-age of what %s answers to a real request: %j', (release, signs, found) => {
    const seen = throughController(
      { origin: APP, method: 'PUT', url: ORDERS, credentials: 'omit' },
      [{ path: '/', annotations: { 'enable-cors': 'true' } }],
      release,
    );
    expect(inferRelease([seen])).toMatchObject({ release: found, signs });
  });

  it('is v1.0.4 at most where the origin is not asked for: another one is answered', () => {
    const other = throughController(
      { origin: APP, method: 'PUT', url: ORDERS, credentials: 'omit' },
      [{ path: '/', annotations: { 'enable-cors': 'true', 'cors-allow-origin': 'https://admin.shop.test' } }],
      'v0.44.0',
    );
    expect(inferRelease([other])).toMatchObject({
      release: 'v1.0.4',
      signs: ['old-default-headers', 'origin-not-asked'],
    });
    const [fix] = plan([other]);
    // A second origin in the list would let everybody in.
    expect(fix?.changes).toEqual([]);
    expect(fix?.minimumRelease).toBe('v1.0.5');
  });

  it('does not go by a server of other make that answers one origin to everybody', () => {
    const own = corsBlock('https://admin.shop.test', { headers: 'Content-Type' });
    const other = anExchange().from(APP).put(ORDERS).preflight(204, own).blocked();
    expect(inferRelease(built([other])).signs).toEqual([]);
  });

  it('goes by the surer sign where two contradict each other', () => {
    expect(inferRelease(built([preflight(OLD_DEFAULT_HEADERS), preflight(DEFAULT_HEADERS)])).signs).toEqual([
      'old-default-headers',
    ]);
  });

  it('does not go by what an application answers', () => {
    const own = anExchange()
      .from(APP)
      .put(ORDERS)
      .preflight(200, [...corsBlock(APP, { headers: OLD_DEFAULT_HEADERS }), ['Vary', 'Origin']])
      .blocked();
    expect(inferRelease(built([own])).signs).toEqual([]);
  });

  it('is that of the controller in the same YAML', () => {
    const yaml = readManifest(
      'kind: Deployment\nspec: {image: registry.k8s.io/ingress-nginx/controller:v1.11.5-aliyun.1}\n',
    );
    expect(inferRelease(built([preflight(OLD_DEFAULT_HEADERS)]), [yaml])).toMatchObject({
      release: 'v1.11.5-aliyun.1',
      signs: ['controller-image'],
    });
  });

  it.each([
    ['a real answer without all of the lists', 200, []],
    ['a 413 of nginx with the origin, which it has not from v1.0.5 on', 413, ownPage(176)],
  ])('is the newest on which the YAML answers so: %s', (_what, status, page) => {
    const [origin, credentials] = corsBlock(APP);
    const yaml = readManifest(
      `kind: Ingress
metadata:
  name: api
  annotations:
    nginx.ingress.kubernetes.io/enable-cors: "true"
    nginx.ingress.kubernetes.io/cors-allow-origin: ${APP}
spec: {rules: [{host: api.shop.test, http: {paths: [{path: /, pathType: Prefix}]}}]}
`,
    );
    const seen = anExchange()
      .from(APP)
      .get(ORDERS)
      .answering(
        status,
        [origin, credentials, ...page].filter((line) => line !== undefined),
      )
      .allowed();
    expect(inferRelease(built([seen]), [yaml])).toMatchObject({ release: 'v1.0.4', signs: ['yaml-answers'] });
  });

  it('is the one that a plan goes by, unless another is chosen', () => {
    const exchanges = built([preflight(OLD_DEFAULT_HEADERS).header('x-a')]);
    expect(plan(exchanges).map(({ release }) => release)).toEqual(['v1.1.2']);
    expect(plan(exchanges, { release: 'v1.0.5' }).map(({ release }) => release)).toEqual(['v1.0.5']);
  });
});

describe('a release fits', () => {
  it.each([
    ['v1.2.0', true],
    ['v1.2.0-noval', true],
    ['v1.1.0-aliyun.2', true],
    ['v1.2.1', false],
    ['v0.44.0', false],
  ])('%s: %s', (release, expected) => {
    expect(fits({ since: 'v1.0.5', until: 'v1.2.0' }, release)).toBe(expected);
  });
});
