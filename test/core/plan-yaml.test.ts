import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderLines } from '../../src/core/exchange.ts';
import type { Fix } from '../../src/core/fix.ts';
import { effectiveCors } from '../../src/core/ingress-nginx/effective-cors.ts';
import { matchesOrigin } from '../../src/core/ingress-nginx/origin-match.ts';
import type { Annotations, IngressPath, Release } from '../../src/core/ingress-nginx/types.ts';
import { type Manifest, readManifest } from '../../src/core/kubernetes/index.ts';
import { servedHost } from '../../src/core/kubernetes/serving.ts';
import { plan } from '../../src/core/plan.ts';
import { report } from '../../src/core/report/index.ts';
import { annotations, built, instructionIds } from '../support/planned.ts';
import { anExchange } from '../support/exchange.ts';
import { type Asked, throughController } from '../support/through-controller.ts';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const HOST = 'api.shop.test';
const APP = 'https://app.shop.test';
const ADMIN = 'https://admin.shop.test';

const yamlOf = (own: Annotations, path = '/'): string =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    '  name: shop',
    '  namespace: prod',
    ...(Object.keys(own).length === 0 ? [] : ['  annotations:']),
    ...Object.entries(own).map(([key, value]) => `    ${PREFIX}${key}: ${JSON.stringify(value)}`),
    'spec:',
    '  ingressClassName: nginx',
    '  rules:',
    `    - host: ${HOST}`,
    `      http: {paths: [{path: ${path}, pathType: Prefix, backend: {service: {name: shop, port: {number: 80}}}}]}`,
    '',
  ].join('\n');

const placedIn = (manifest: Manifest): readonly IngressPath[] => servedHost(manifest, HOST)?.placed ?? [];

const asked = (request: Partial<Asked> = {}): Asked => ({
  origin: APP,
  method: 'GET',
  url: `https://${HOST}/orders`,
  credentials: 'include',
  ...request,
});

/** The fix of one request through the Ingress as it is written. */
function fixFor(own: Annotations, request: Partial<Asked> = {}, release: Release = 'v1.15.1'): Fix {
  const yaml = readManifest(yamlOf(own));
  const [fix, other] = plan([throughController(asked(request), placedIn(yaml), release)], { release, yaml });
  if (fix === undefined || other !== undefined) throw new Error('One fix expected');
  return fix;
}

const mergedText = (fix: Fix): string => fix.ingress?.merged?.text ?? '';

describe('with the Ingress at hand a fix is the exact change of it', () => {
  it('the origin joins the list that stands there', () => {
    const fix = fixFor({ 'enable-cors': 'true', 'cors-allow-origin': `${ADMIN}, https://www.shop.test` });
    expect(fix.changes).toMatchObject([
      {
        mode: 'set',
        value: `${ADMIN}, https://www.shop.test, ${APP}`,
        present: `${ADMIN}, https://www.shop.test`,
        corrections: [],
      },
    ]);
    expect(fix.sufficient).toBe(true);
  });

  it('the command names the Ingress, overwrites only what changes, and reads nothing first', () => {
    const fix = fixFor({ 'enable-cors': 'yes', 'cors-allow-origin': APP });
    expect(fix.kubectl.split('\n').slice(1)).toEqual([
      "kubectl annotate ingress 'shop' -n 'prod' --overwrite \\",
      `  '${PREFIX}enable-cors=true'`,
      '',
    ]);
  });

  it.each([
    ['-rf', 'prod'],
    ['shop', '$(reboot)'],
    ['Shop', null],
    ['a b', 'c'],
  ])('but a name that no cluster takes stands in no command: %s in %s', (name, namespace) => {
    const text = yamlOf({ 'enable-cors': 'yes', 'cors-allow-origin': APP })
      .replace('name: shop', `name: ${JSON.stringify(name)}`)
      .replace('  namespace: prod\n', namespace === null ? '' : `  namespace: ${JSON.stringify(namespace)}\n`);
    const yaml = readManifest(text);
    const [fix] = plan([throughController(asked(), placedIn(yaml), 'v1.15.1')], { yaml });
    expect(fix?.kubectl).toContain('INGRESS=name-of-the-ingress');
    expect(fix?.kubectl).not.toContain(name === 'shop' ? 'reboot' : `'${name}'`);
  });

  it('what is switched off by its value comes into force with the change, and that is said', () => {
    const fix = fixFor({ 'enable-cors': 'on', 'cors-allow-origin': `${ADMIN}, ${APP}` });
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true' });
    expect(fix.risks).toEqual([{ id: 'present-origins-come-into-force', values: { origins: `${ADMIN}, ${APP}` } }]);
  });

  it('the lists start from those in force, not from what the controller refuses', () => {
    const fix = fixFor(
      { 'enable-cors': 'true', 'cors-allow-origin': APP, 'cors-allow-methods': '*' },
      { method: 'PURGE' },
    );
    expect(annotations(fix)).toEqual({ 'cors-allow-methods': 'GET, PUT, POST, DELETE, PATCH, OPTIONS, PURGE' });
    expect(fix.changes[0]?.present).toBe('*');
  });

  it('a list that is set while CORS is off is the one to start from', () => {
    const fix = fixFor({ 'cors-allow-methods': 'GET', 'cors-allow-origin': APP }, { method: 'PUT' });
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-methods': 'GET, PUT' });
  });

  it('credentials that are off while CORS is off are switched on with it', () => {
    const fix = fixFor({ 'cors-allow-origin': APP, 'cors-allow-credentials': 'false' });
    expect(annotations(fix)).toEqual({ 'enable-cors': 'true', 'cors-allow-credentials': 'true' });
    expect(fix.sufficient).toBe(true);
  });

  it('a * for everybody that was meant gives way to the origins that were seen', () => {
    const fix = fixFor({ 'enable-cors': 'true', 'cors-allow-origin': '*' });
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': APP });
    expect(fix.risks.map(({ id }) => id)).toEqual(['origin-list-narrows-wildcard']);
  });

  it('a * that came of a misspelt entry gives way to what was meant', () => {
    const fix = fixFor({ 'enable-cors': 'true', 'cors-allow-origin': `${ADMIN}/, https://*.shop.example` });
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': `${ADMIN}, https://*.shop.example, ${APP}` });
    expect(fix.changes[0]?.corrections).toEqual([{ written: `${ADMIN}/`, now: ADMIN }]);
  });

  it.each([
    ['HTTPS://Admin.Shop.Test:443/', ADMIN],
    [`'${ADMIN}'`, ADMIN],
    ['admin.shop.test', null],
    ['http://localhost:*', null],
    ['null', null],
  ])('the entry %s becomes %s', (written, now) => {
    const fix = fixFor(
      { 'enable-cors': 'true', 'cors-allow-origin': `https://b.test, ${written}` },
      {},
      'v1.11.8-noval',
    );
    const list = ['https://b.test', ...(now === null ? [] : [now]), APP].join(', ');
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': list });
    expect(fix.changes[0]?.corrections).toEqual([{ written, now }]);
  });

  it('an origin that a corrected pattern covers is not listed beside it', () => {
    const fix = fixFor({ 'enable-cors': 'true', 'cors-allow-origin': 'https://*.shop.test/' });
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': 'https://*.shop.test' });
    expect(fix.sufficient).toBe(true);
  });

  it('a value without quotes gets them, though it says the same', () => {
    const text = yamlOf({ 'enable-cors': 'no', 'cors-allow-origin': APP }).replace('"no"', 'no');
    const yaml = readManifest(text);
    const [fix] = plan([throughController(asked(), placedIn(yaml), 'v1.15.1')], { yaml });
    expect(fix?.ingress?.merged?.text).toContain(`${PREFIX}enable-cors: "true"`);
    expect(fix?.ingress?.findings.map(({ id }) => id)).toEqual(['cors-off', 'not-text']);
  });

  it('several origins on a release that takes one are refused with the release that takes them', () => {
    const fix = fixFor({ 'enable-cors': 'true', 'cors-allow-origin': ADMIN }, {}, 'v1.0.4');
    expect(fix.changes).toEqual([]);
    expect(instructionIds(fix)).toEqual(['inexpressible-origin']);
    expect(fix.minimumRelease).toBe('v1.0.5');
    expect(fix.ingress?.merged).toBeNull();
  });

  it('a wildcard of a shared host is kept, and warned of', () => {
    const fix = fixFor({ 'enable-cors': 'true', 'cors-allow-origin': 'https://*.github.io' });
    expect(annotations(fix)).toEqual({ 'cors-allow-origin': `https://*.github.io, ${APP}` });
    expect(fix.risks).toContainEqual({
      id: 'shared-host-origin',
      values: { origin: 'https://*.github.io', shared: 'github.io' },
    });
  });
});

describe('the Ingress that serves the request is the one that changes', () => {
  const two = `${yamlOf({ 'enable-cors': 'true', 'cors-allow-origin': ADMIN })}---\n${yamlOf({}, '/orders').replace('name: shop', 'name: orders')}`;

  it('each in a fix of its own, with the rest of the file as it was', () => {
    const yaml = readManifest(two);
    const exchanges = [
      throughController(asked({ id: '1' }), placedIn(yaml), 'v1.15.1'),
      throughController(asked({ id: '2', url: `https://${HOST}/users` }), placedIn(yaml), 'v1.15.1'),
    ];
    const fixes = plan(exchanges, { yaml });
    expect(fixes.map((fix) => [fix.ingress?.name, annotations(fix)])).toEqual([
      ['orders', { 'enable-cors': 'true', 'cors-allow-origin': APP }],
      ['shop', { 'cors-allow-origin': `${ADMIN}, ${APP}` }],
    ]);
    expect(fixes.map(({ sufficient }) => sufficient)).toEqual([true, true]);
    expect(fixes[0] && mergedText(fixes[0])).toContain(two.slice(0, two.indexOf('---')));
  });

  it('and a host that no Ingress of the file serves is planned as without it', () => {
    const other = anExchange().get('https://other.test/').answering(200).blocked();
    const [fix] = plan(built([other]), { yaml: readManifest(two) });
    expect(fix?.ingress).toBeUndefined();
    expect(fix && annotations(fix)['cors-allow-origin']).toBe(`+ ${APP}`);
  });

  it('of several texts the first that serves the host counts', () => {
    const texts = [yamlOf({}).replaceAll(HOST, 'other.test'), yamlOf({ 'cors-allow-origin': ADMIN }), yamlOf({})];
    const [fix] = plan(built([anExchange().from(APP).get(`https://${HOST}/`).answering(200).blocked()]), {
      yaml: texts.map(readManifest),
    });
    expect(fix && annotations(fix)['cors-allow-origin']).toBe(`${ADMIN}, ${APP}`);
  });

  it('an improvement is the exact change too', () => {
    const yaml = readManifest(
      yamlOf({ 'enable-cors': 'true', 'cors-allow-origin': APP, 'cors-expose-headers': 'X-A' }),
    );
    const [fix] = plan(
      [throughController(asked(), placedIn(yaml), 'v1.15.1', () => ({ status: 200, headers: [['X-Total', '1']] }))],
      { yaml },
    );
    expect(fix && annotations(fix)).toEqual({ 'cors-expose-headers': 'X-A, X-Total' });
    expect(fix?.ingress?.merged?.diff.filter(({ kind }) => kind === 'added')).toHaveLength(1);
  });
});

describe('paths with a policy of their own', () => {
  const both = (path: string) => {
    const yaml = readManifest(
      yamlOf({ 'enable-cors': 'true', 'proxy-body-size': '8m' }, path).replace(
        '  rules:',
        '  tls: [{hosts: [api.shop.test], secretName: cert}]\n  rules:',
      ),
    );
    const at = (id: string, url: string, credentials: Asked['credentials']) =>
      throughController(asked({ id, url: `https://${HOST}${url}`, credentials }), placedIn(yaml), 'v1.15.1');
    return plan([at('1', '/api/private/a', 'include'), at('2', '/api/public/b', 'omit')], { yaml });
  };

  it('get a whole Ingress, with the backend and all else that the present one has', () => {
    const [fix] = both('/api');
    expect(fix?.paths).toEqual(['/api/private']);
    expect(fix?.sufficient).toBe(true);
    const { objects, problems } = readManifest(fix?.ingress?.manifest ?? '');
    expect(problems).toEqual([]);
    expect(objects).toMatchObject([
      {
        namespace: 'prod',
        className: 'nginx',
        tls: [{ hosts: [HOST], secretName: 'cert' }],
        annotations: {
          [`${PREFIX}enable-cors`]: 'true',
          [`${PREFIX}cors-allow-origin`]: APP,
          [`${PREFIX}proxy-body-size`]: '8m',
        },
        rules: [
          {
            host: HOST,
            paths: [
              {
                path: '/api/private',
                pathType: 'Prefix',
                backend: { service: { name: 'shop', port: { number: 80 } } },
              },
            ],
          },
        ],
      },
    ]);
    expect(fix?.kubectl).toContain("kubectl create -n 'prod' -f cors-ingress.yaml");
    expect(fix?.ingress?.merged).toBeNull();
  });

  it('and no report has what the present one sets, which may be secret', () => {
    const fixes = both('/api');
    const text = report([], [], fixes, 'json');
    expect(fixes[0]?.ingress?.manifest).toContain('proxy-body-size');
    expect(text).not.toContain('proxy-body-size');
    expect(text).toContain(APP);
  });

  it('stay with the present one where it names that very path, which a new object could not take over', () => {
    const yaml = readManifest(
      yamlOf({ 'enable-cors': 'true' }).replace(
        'paths: [{path: /,',
        'paths: [{path: /api/public, pathType: Prefix, backend: {}}, {path: /api/private,',
      ),
    );
    const at = (id: string, url: string, credentials: Asked['credentials']) =>
      throughController(asked({ id, url: `https://${HOST}${url}`, credentials }), placedIn(yaml), 'v1.15.1');
    const [fix] = plan([at('1', '/api/private/a', 'include'), at('2', '/api/public/b', 'omit')], { yaml });
    expect(fix?.paths).toBeNull();
    expect(fix?.sufficient).toBe(true);
  });
});

describe('what was seen and what the YAML says', () => {
  const slash = { 'enable-cors': 'true', 'cors-allow-origin': `${ADMIN}/` };
  const silent = built([anExchange().from(APP).get(`https://${HOST}/`).answering(200).blocked()]);

  it('together tell the release, where none is chosen', () => {
    const [fix] = plan(silent, { yaml: readManifest(yamlOf(slash)) });
    expect(fix?.release).toBe('v1.11.8-noval');
    expect(fix && annotations(fix)).toEqual({ 'cors-allow-origin': `${ADMIN}, ${APP}` });
  });

  it('contradict each other on another release, and the reader is told to look', () => {
    const [fix] = plan(silent, { yaml: readManifest(yamlOf(slash)), release: 'v1.15.1' });
    expect(fix && instructionIds(fix)).toEqual(['check-applied']);
    expect(fix?.changes).toEqual([]);
  });

  it('do not when a snippet explains it', () => {
    const yaml = readManifest(
      yamlOf({ 'enable-cors': 'true', 'cors-allow-origin': APP, 'configuration-snippet': 'if ($arg_a) { set $b 1; }' }),
    );
    const [fix] = plan(silent, { yaml, release: 'v1.15.1' });
    expect(fix && instructionIds(fix)).toEqual(['remove-snippet-condition']);
  });
});

describe('credentials', () => {
  it('are not switched on beside a * that no list of the release can replace', () => {
    const own = { 'enable-cors': 'true', 'cors-allow-origin': `${ADMIN}, ${APP}`, 'cors-allow-credentials': 'false' };
    const fix = fixFor(own, { method: 'PUT', headers: ['x-a'] }, 'v1.0.4');
    expect(Object.keys(annotations(fix))).toEqual(['cors-allow-headers']);
    expect(instructionIds(fix)).toEqual(['inexpressible-origin', 'omit-credentials']);
  });
});

describe('an origin that the application lets in where no list of the controller could', () => {
  const own: HeaderLines = [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Methods', 'M-SEARCH'],
  ];
  const search = asked({ id: '1', method: 'M-SEARCH', url: `https://${HOST}/search`, credentials: 'omit' });

  it('stays out of the list, and the blocked request is told of another way', () => {
    const yaml = readManifest(yamlOf({ 'enable-cors': 'true', 'cors-allow-origin': ADMIN }));
    const passing = throughController(search, placedIn(yaml), 'v1.15.1', () => ({ status: 200, headers: own }));
    const blocked = throughController(asked({ id: '2', method: 'PUT' }), placedIn(yaml), 'v1.15.1');
    const [fix] = plan([passing, blocked], { yaml, release: 'v1.15.1' });
    expect(fix?.changes).toEqual([]);
    expect(fix?.instructions.find(({ id }) => id === 'answer-in-application')).toMatchObject({
      values: { path: '/orders', origin: APP, method: 'M-SEARCH', url: `https://${HOST}/search` },
      because: [{ exchange: '2' }],
    });
  });
});

describe('a request that a condition of a snippet matches', () => {
  const own = {
    'enable-cors': 'true',
    'cors-allow-origin': APP,
    'configuration-snippet': 'if ($request_method = PUT) {\n  add_header X-Put 1;\n}',
  };

  it('keeps the line that its preflight needs, and is told of the condition behind it', () => {
    const fix = fixFor({ ...own, 'cors-allow-methods': 'GET, POST, OPTIONS' }, { method: 'PUT' });
    expect(annotations(fix)).toEqual({ 'cors-allow-methods': 'GET, POST, OPTIONS, PUT' });
    expect(instructionIds(fix)).toEqual(['remove-snippet-condition']);
    expect(fix.sufficient).toBe(false);
  });

  it('is told of the condition also where no list lets its preflight pass', () => {
    const fix = fixFor(own, { method: 'PUT', headers: ['x.dotted'] });
    expect(instructionIds(fix)).toEqual(['inexpressible-header', 'remove-snippet-condition']);
  });
});

const RELEASES = [
  'v1.15.1',
  'v1.15.1-noval',
  'v1.12.8',
  'v1.11.8-noval',
  'v1.11.5-aliyun.1',
  'v1.8.5',
  'v1.0.5',
] as const;

const settings = fc.record(
  {
    'enable-cors': fc.constantFrom('true', 'true', 'false', 'yes'),
    'cors-allow-origin': fc.constantFrom(
      '*',
      APP,
      `${APP}/`,
      `${APP}, ${ADMIN}`,
      `${ADMIN}/x, https://*.shop.test`,
      'app.shop.test',
      `${ADMIN} ${APP}`,
      `${ADMIN},`,
      'null',
      '',
    ),
    'cors-allow-methods': fc.constantFrom('GET', 'GET, POST', '*', 'GET POST', 'PUT,DELETE'),
    'cors-allow-headers': fc.constantFrom('*', 'Content-Type', 'content-type,X-A', 'X-API-Key x-b', ''),
    'cors-allow-credentials': fc.constantFrom('true', 'false', 'no'),
    'cors-expose-headers': fc.constantFrom('X-Total', '*'),
    'cors-max-age': fc.constantFrom('600', '86400s'),
  },
  { requiredKeys: [] },
);

const requests = fc.array(
  fc.record({
    origin: fc.constantFrom(APP, ADMIN, 'http://localhost:3000', 'https://www.other.test:8443'),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PURGE'),
    url: fc.constantFrom(`https://${HOST}/a`, `https://${HOST}/b/c?d=e`),
    headers: fc.uniqueArray(fc.constantFrom('content-type', 'x-a', 'x-api-key', 'traceparent'), { maxLength: 2 }),
    credentials: fc.constantFrom('include' as const, 'omit' as const),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The text after all fixes of it, one after the other; a new Ingress is put behind. */
function repaired(text: string, fixes: readonly Fix[]): string {
  return fixes.reduce((now, fix) => {
    if (fix.paths !== null) return `${now}---\n${fix.ingress?.manifest}`;
    const manifest = readManifest(now);
    const object = manifest.objects.find(({ name }) => name === fix.ingress?.name);
    if (object === undefined) throw new Error('The Ingress is gone');
    const values = Object.fromEntries(fix.changes.map(({ key, value }) => [key, value]));
    const result = manifest.edit(object, values);
    if ('id' in result) throw new Error(result.id);
    return result.text;
  }, text);
}

describe('whatever the Ingress and the requests are', () => {
  const send = (text: string, all: readonly Asked[], release: Release) =>
    all.map((request, index) =>
      throughController({ ...request, id: String(index) }, placedIn(readManifest(text)), release),
    );

  it(
    'the merged Ingress lets all of them pass, is left alone afterwards, and lets no stranger in',
    { timeout: 240_000 },
    () => {
      fc.assert(
        fc.property(settings, requests, fc.constantFrom(...RELEASES), (own, all, release) => {
          const text = yamlOf(own);
          const before = send(text, all, release);
          const blocked = before.some(({ outcome }) => outcome === 'blocked');
          const fixes = plan(before, { release, yaml: readManifest(text) }).filter(({ id }) => !id.endsWith(':expose'));
          expect(fixes.length > 0).toBe(blocked);
          expect(fixes.filter(({ sufficient }) => !sufficient)).toEqual([]);
          const merged = repaired(text, fixes);
          const after = send(merged, all, release);
          expect(after.filter(({ outcome }) => outcome !== 'allowed')).toEqual([]);
          expect(
            plan(after, { release, yaml: readManifest(merged) }).filter(({ id }) => !id.endsWith(':expose')),
          ).toEqual([]);
          const stranger = 'https://app.shop.test.evil.example';
          const letsIn = (yaml: string): boolean =>
            readManifest(yaml).objects.some(({ annotations: its }) => {
              const cors = effectiveCors(its, release);
              return cors.enabled && matchesOrigin(cors, stranger, release);
            });
          const unsetBefore = (own['cors-allow-origin'] ?? '').trim() === '' || own['cors-allow-origin'] === '*';
          expect(letsIn(merged) && !letsIn(text) && !unsetBefore).toBe(false);
        }),
        { numRuns: 400 },
      );
    },
  );

  it('every line changes something, and reads back as it was meant', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(settings, requests, fc.constantFrom(...RELEASES), (own, all, release) => {
        const text = yamlOf(own);
        for (const fix of plan(send(text, all, release), { release, yaml: readManifest(text) })) {
          for (const { key, value, mode, present, because } of fix.changes) {
            expect(mode).toBe('set');
            expect(fix.paths === null ? present : null).not.toBe(value);
            expect(because.length).toBeGreaterThan(0);
            const isDangerous = /^\*$|, ?\*(?:,|$)|\bnull\b|\/(?:,|$)/.test(value);
            expect(isDangerous && !key.endsWith('expose-headers')).toBe(false);
            const cors = effectiveCors({ [key]: value }, release);
            const name = key.slice(PREFIX.length);
            const read = {
              'enable-cors': String(cors.enabled),
              'cors-allow-origin': cors.origins.map((origin) => origin.trim()).join(', '),
              'cors-allow-credentials': String(cors.credentials),
              'cors-allow-methods': cors.methods,
              'cors-allow-headers': cors.headers,
              'cors-expose-headers': cors.expose,
              'cors-max-age': String(cors.max_age),
            };
            expect(Object.entries(read)).toContainEqual([name, value]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
