import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../src/core/kubernetes/index.ts';
import { servedHost, servingBackend, servingObject } from '../../../src/core/kubernetes/serving.ts';

interface Written {
  readonly name: string;
  readonly host?: string;
  readonly paths?: readonly (readonly [path: string, pathType: string])[];
  readonly annotations?: Readonly<Record<string, string>>;
  readonly created?: string;
  readonly className?: string;
}

const PREFIX = 'nginx.ingress.kubernetes.io/';

const textOf = (objects: readonly Written[]): string =>
  objects
    .map(({ name, host, paths = [['/', 'Prefix']], annotations = {}, created, className }) =>
      JSON.stringify({
        kind: 'Ingress',
        metadata: {
          name,
          ...(created === undefined ? {} : { creationTimestamp: created }),
          annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [PREFIX + key, value])),
        },
        spec: {
          ingressClassName: className,
          rules: [
            {
              ...(host === undefined ? {} : { host }),
              http: { paths: paths.map(([path, pathType]) => ({ path, pathType, backend: { service: { name } } })) },
            },
          ],
        },
      }),
    )
    .join('\n---\n');

function serving(objects: readonly Written[], host: string, path = '/'): string | null {
  const served = servedHost(readManifest(textOf(objects)), host);
  return served && (servingObject(served, path)?.name ?? null);
}

describe('the Ingress that serves a host', () => {
  const objects: readonly Written[] = [
    { name: 'any' },
    { name: 'wild', host: '*.shop.test' },
    { name: 'exact', host: 'api.shop.test' },
    { name: 'aliased', host: 'www.shop.example', annotations: { 'server-alias': 'shop.example, m.shop.example' } },
  ];

  it.each([
    ['api.shop.test', 'exact'],
    ['API.Shop.Test', 'exact'],
    ['admin.shop.test', 'wild'],
    ['a.b.shop.test', 'any'],
    ['shop.test', 'any'],
    ['m.shop.example', 'aliased'],
    ['elsewhere.test', 'any'],
  ])('%s is %s', (host, name) => {
    expect(serving(objects, host)).toBe(name);
  });

  it('is none where no rule has the host', () => {
    expect(serving(objects.slice(1), 'elsewhere.test')).toBeNull();
  });

  it('is not asked for its class', () => {
    expect(serving([{ name: 'a', host: 'a.test', className: 'something-else' }], 'a.test')).toBe('a');
  });
});

describe('the Ingress that serves a path', () => {
  const host = 'api.shop.test';
  const at = (name: string, ...paths: readonly (readonly [string, string])[]): Written => ({ name, host, paths });

  it.each([
    ['/', 'root'],
    ['/orders', 'orders'],
    ['/orders/7', 'orders'],
    ['/orders-archive', 'root'],
    ['/orders/exact', 'exact'],
    ['/orders/exact/more', 'orders'],
    ['/loose-end', 'loose'],
    ['/orders/../loose', 'loose'],
  ])('%s is %s: the longest match, by whole segments where the type says so', (path, name) => {
    const objects = [
      at('root', ['/', 'Prefix']),
      at('orders', ['/orders', 'Prefix']),
      at('exact', ['/orders/exact', 'Exact']),
      at('loose', ['/loose', 'ImplementationSpecific']),
    ];
    expect(serving(objects, host, path)).toBe(name);
  });

  it.each([{ 'use-regex': 'true' }, { 'rewrite-target': '/$1' }])(
    'is found by expressions on the whole host once one Ingress has %j',
    (annotations) => {
      const objects = [
        at('plain', ['/orders', 'Exact']),
        { ...at('regex', ['/or(d|x)ers/(.*)', 'ImplementationSpecific']), annotations },
        at('root', ['/', 'Prefix']),
      ];
      expect(serving(objects, host, '/ORDERS/7')).toBe('regex');
      // An Exact path is an expression without an end now.
      expect(serving(objects, host, '/orders-archive')).toBe('plain');
    },
  );

  it('is found by an expression that says itself that case does not count', () => {
    const objects = [
      { ...at('regex', ['/(?i)orders(/|$)(.*)', 'ImplementationSpecific']), annotations: { 'use-regex': 'true' } },
      at('root', ['/', 'Prefix']),
    ];
    expect(serving(objects, host, '/Orders/7')).toBe('regex');
  });

  it('is the oldest object’s where two have it, and the first one’s where none has been created', () => {
    const young: Written = { ...at('young', ['/a', 'Prefix']), created: '2025-01-01T00:00:00Z' };
    const old: Written = { ...at('old', ['/a', 'Prefix']), created: '2024-01-01T00:00:00Z' };
    const fresh = at('fresh', ['/a', 'Prefix']);
    expect(serving([fresh, young, old], host, '/a')).toBe('old');
    expect(serving([fresh, young], host, '/a')).toBe('young');
    expect(serving([fresh, at('later', ['/a', 'Prefix'])], host, '/a')).toBe('fresh');
    expect(
      serving(
        [
          { ...old, name: 'a' },
          { ...old, name: 'b' },
        ],
        host,
        '/a',
      ),
    ).toBe('b');
  });

  it('is never a canary', () => {
    const canary: Written = {
      ...at('canary', ['/', 'Prefix']),
      annotations: { canary: 'true' },
      created: '2020-01-01T00:00:00Z',
    };
    expect(serving([canary, at('main', ['/', 'Prefix'])], host)).toBe('main');
    expect(serving([canary], host)).toBeNull();
  });

  it('is the oldest one of the host where no path matches', () => {
    expect(serving([at('orders', ['/orders', 'Prefix']), at('carts', ['/carts', 'Prefix'])], host, '/else')).toBe(
      'orders',
    );
  });
});

describe('what a new Ingress for a part of the paths needs', () => {
  const host = 'api.shop.test';
  const backend = (annotations: Readonly<Record<string, string>>): unknown => {
    const served = servedHost(readManifest(textOf([{ name: 'orders', host, annotations }])), host);
    return served && servingBackend(served, '/orders/private');
  };

  it('is the backend that serves them today', () => {
    expect(backend({})).toEqual({ service: { name: 'orders' } });
  });

  it.each([{ 'use-regex': 'true' }, { 'rewrite-target': '/$1' }])(
    'is not known where the path is rewritten: %j',
    (annotations) => {
      expect(backend(annotations)).toBeNull();
    },
  );
});
