import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../src/core/kubernetes/index.ts';
import { problemText } from '../../../src/core/kubernetes/problem-text.ts';
import { inEnglish } from '../../../src/core/text/english.ts';
import { phrase } from '../../../src/core/text/message.ts';
import { corpusFile } from './corpus.ts';

const PREFIX = 'nginx.ingress.kubernetes.io/';

const problemsOf = (text: string): readonly string[] =>
  readManifest(text).problems.map((problem) => phrase(problemText(problem), inEnglish));

const shortened = (annotations: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(annotations).map(([key, value]) => [key.slice(key.indexOf('/') + 1), value]));

describe('an Ingress is read', () => {
  it.each([
    ['object-minified.json', ['shop/orders']],
    ['object-tabs.json', ['shop/orders']],
    ['list.json', ['shop/orders', 'null/carts']],
    ['multi-document.yaml', ['null/orders', 'null/carts', 'null/users']],
    ['multi-document-application.yaml', ['null/orders']],
    ['kubectl-get-all.yaml', ['shop/orders', 'shop/carts']],
    ['document-markers.yaml', ['null/orders']],
  ])('from %s', (name, names) => {
    const { objects, problems } = readManifest(corpusFile(name));
    expect(problems).toEqual([]);
    expect(objects.map((object) => `${object.namespace}/${object.name}`)).toEqual(names);
  });

  it('with its rules, whatever the version of the API', () => {
    const [object] = readManifest(corpusFile('extensions-v1beta1.yaml')).objects;
    expect(object?.rules).toEqual([
      {
        host: 'api.shop.test',
        paths: [{ path: '/', pathType: 'ImplementationSpecific', backend: { serviceName: 'orders', servicePort: 80 } }],
      },
    ]);
  });

  it('with a default backend alone as what serves every host', () => {
    const [object] = readManifest(
      'kind: Ingress\nmetadata: {name: a}\nspec: {defaultBackend: {service: {name: b}}}',
    ).objects;
    expect(object?.rules).toEqual([{ host: null, paths: [{ path: '/', pathType: 'Prefix', backend: null }] }]);
  });

  it('with its values as texts, and a mark at those that are none', () => {
    const [object] = readManifest(corpusFile('truth-value.yaml')).objects;
    expect(object?.annotations).toEqual({
      [`${PREFIX}enable-cors`]: 'true',
      [`${PREFIX}cors-max-age`]: '600',
      [`${PREFIX}cors-allow-credentials`]: 'no',
    });
    expect(Object.values(object?.places ?? {}).map(({ isText }) => isText)).toEqual([false, false, false]);
    expect(object?.places[`${PREFIX}enable-cors`]).toMatchObject({ line: 6, column: 46 });
  });

  it('with the time of its creation, its class and its hosts with a certificate', () => {
    const text = `kind: Ingress
metadata: {name: a, creationTimestamp: "2024-02-29T12:00:00Z"}
spec: {ingressClassName: nginx, tls: [{hosts: [a.test, b.test], secretName: s}]}`;
    expect(readManifest(text).objects[0]).toMatchObject({
      created: '2024-02-29T12:00:00Z',
      className: 'nginx',
      tlsHosts: ['a.test', 'b.test'],
      tls: [{ hosts: ['a.test', 'b.test'], secretName: 's' }],
    });
  });

  it('with what a merge key brings, and its own word against it where that stands below, as kubectl has it', () => {
    const text = `kind: List
base: &base {nginx.ingress.kubernetes.io/x: "1", nginx.ingress.kubernetes.io/y: "1"}
items:
  - {kind: Ingress, metadata: {name: a, annotations: {<<: *base, nginx.ingress.kubernetes.io/y: "2"}}}
  - {kind: Ingress, metadata: {name: c, annotations: {nginx.ingress.kubernetes.io/y: "2", <<: *base}}}
  - {kind: Ingress, metadata: {name: b, annotations: {<<: [*base, {nginx.ingress.kubernetes.io/x: "0", nginx.ingress.kubernetes.io/z: "3"}]}}}`;
    expect(readManifest(text).objects.map(({ annotations }) => shortened(annotations))).toEqual([
      { x: '1', y: '2' },
      { x: '1', y: '1' },
      { x: '1', y: '1', z: '3' },
    ]);
  });
});

describe('what cannot be read is told with its place', () => {
  it.each([
    [
      'a tab',
      'kind: Ingress\nmetadata:\n\tname: a\n',
      'Line 3, column 1: a tab stands in the indentation. YAML takes spaces only.',
    ],
    ['a key twice', 'kind: Ingress\nkind: Ingress\n', 'Line 2, column 1: this key stands here a second time.'],
    [
      'an open bracket',
      'kind: Ingress\nspec: {rules: [\n',
      'Line 3, column 1: a quote, a bracket or a brace is not closed.',
    ],
    ['an open quote', 'kind: "Ingress\n', 'Line 2, column 1: a quote, a bracket or a brace is not closed.'],
    [
      'wrong indentation',
      'kind: Ingress\nmetadata:\n   name: a\n  labels: {}\n',
      'Line 4, column 1: the indentation does not fit the lines above.',
    ],
    [
      'no such anchor',
      'kind: Ingress\nmetadata: *nothing\n',
      'Line 2, column 11: no anchor of this name stands above.',
    ],
    [
      'a template of Helm',
      'kind: Ingress\nmetadata:\n  name: {{ .Values.name }}\n',
      'Line 3, column 9: this is a template of Helm. Paste what "helm template" or "kubectl get ingress -o yaml" prints.',
    ],
    [
      'a comment of Helm',
      '{{/* what this is for */}}\nkind: Ingress\nmetadata:\n  name: a\n',
      'Line 1, column 1: this is a template of Helm. Paste what "helm template" or "kubectl get ingress -o yaml" prints.',
    ],
    [
      'a condition of Helm around the annotations',
      'kind: Ingress\nmetadata:\n  name: a\n  {{- with .Values.annotations }}\n  annotations:\n    a: b\n  {{- end }}\n',
      'Line 4, column 3: this is a template of Helm. Paste what "helm template" or "kubectl get ingress -o yaml" prints.',
    ],
    [
      'no metadata',
      'kind: Ingress\nspec: {}\n',
      'Line 1, column 1: this Ingress has no metadata. Put "metadata:" into it, with its name below.',
    ],
    [
      'empty metadata',
      '{"kind": "Ingress", "metadata": {}}',
      'Line 1, column 1: this Ingress has no metadata. Put "metadata:" into it, with its name below.',
    ],
    [
      'a colon of Chinese writing',
      `kind: Ingress\nmetadata:\n  name: a\n  annotations:\n    ${PREFIX}enable-cors：\u00a0"true"\n`,
      'Line 5, column 5: annotations holds no keys. Each line below it needs a key, a colon and a space.',
    ],
    ['nothing', ' \n# nothing\n---\n', 'There is nothing in it yet.'],
    ['another kind', 'kind: Service\nmetadata: {name: a}\n', 'There is no object of the kind Ingress in it.'],
    ['a word', 'hello', 'There is no object of the kind Ingress in it.'],
  ])('%s', (_, text, sentence) => {
    expect(problemsOf(text)).toEqual([sentence]);
  });

  it('and the documents around it are read', () => {
    const { objects, problems } = readManifest(
      `${corpusFile('plain.yaml')}---\nkind: [\n---\n${corpusFile('name-only.yaml')}`,
    );
    expect(objects).toHaveLength(2);
    expect(problems).toMatchObject([{ id: 'unclosed', line: 24 }]);
  });

  it.each(['kind: Ingress\nspec: {}\n', 'kind: Ingress\nmetadata: {name: a, annotations: [a]}\n'])(
    'and is not changed: %j',
    (text) => {
      const manifest = readManifest(text);
      const [object] = manifest.objects;
      if (object === undefined) throw new Error('No Ingress');
      expect(manifest.edit(object, { a: 'b' })).toEqual(manifest.problems[0]);
    },
  );

  it('and a text of many megabytes is not read at all', () => {
    expect(readManifest('# '.padEnd(8_000_001, 'x')).problems).toMatchObject([{ id: 'too-large' }]);
  });

  it('and neither is one that grows without end', () => {
    const levels = Array.from(
      { length: 20 },
      (_, at) =>
        `l${at}: &l${at} [${
          at === 0
            ? 'x'
            : Array(10)
                .fill(`*l${at - 1}`)
                .join(', ')
        }]`,
    );
    const text = `kind: Ingress\nmetadata: {name: a}\n${levels.join('\n')}\nspec: {tls: *l19}\n`;
    const manifest = readManifest(text);
    const [object] = manifest.objects;
    if (object === undefined) throw new Error('No Ingress');
    expect(object.tls).toBeNull();
    expect(manifest.edit(object, { a: 'b' })).toMatchObject({ id: 'shared-anchor' });
  });
});

describe('an Ingress that lost its indentation', () => {
  const flat = (text: string): string => text.replaceAll(/^[ \t]+/gm, '');

  it.each([
    'plain.yaml',
    'comments.yaml',
    'single-quotes.yaml',
    'compact-sequences.yaml',
    'extensions-v1beta1.yaml',
    'quoted-keys.yaml',
  ])('is indented again as %s was', (name) => {
    const [problem] = readManifest(flat(corpusFile(name))).problems;
    expect(problem).toMatchObject({ id: 'flattened', column: 1 });
    const again = readManifest(problem?.repaired ?? '');
    const before = readManifest(corpusFile(name));
    const facts = ({ objects }: typeof again): unknown =>
      objects.map(({ name: own, namespace, annotations, rules }) => ({ own, namespace, annotations, rules }));
    expect(facts(again)).toEqual(facts(before));
  });

  it('is told though a comment stands behind metadata', () => {
    const text = flat(corpusFile('plain.yaml')).replace('metadata:', 'metadata: # 元数据');
    const [problem] = readManifest(text).problems;
    expect(problem).toMatchObject({ id: 'flattened', line: 4 });
    expect(readManifest(problem?.repaired ?? '').problems).toEqual([]);
  });

  it('may have kept it below: name and annotations alone stand level with metadata', () => {
    const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
# the name
name: shop
annotations:
  ${PREFIX}enable-cors: "true"
spec:
  tls:
    - hosts:
        - api.shop.test
      secretName: cert
  rules: []
`;
    const [problem] = readManifest(text).problems;
    expect(problem).toMatchObject({ id: 'flattened', line: 5, column: 1, values: { key: 'name' } });
    expect(readManifest(problem?.repaired ?? '').objects).toMatchObject([
      { name: 'shop', annotations: { [`${PREFIX}enable-cors`]: 'true' }, tlsHosts: ['api.shop.test'] },
    ]);
  });

  it.each(['configuration-snippet: |\nmore_set_headers x;', 'x: y\nunknown:\nz'])(
    'is told and not guessed where a line could stand anywhere: %j',
    (line) => {
      const text = `kind: Ingress\nmetadata:\nname: a\nannotations:\n${PREFIX}${line}\nspec:\nrules:\n- host: a\n`;
      expect(readManifest(text).problems).toMatchObject([{ id: 'flattened', line: 3, repaired: null }]);
    },
  );
});

describe('an Ingress that is indented by other characters than spaces', () => {
  const SENTENCE =
    'Line 4, column 1: the indentation holds a space that YAML does not know, as web pages have it. Use plain spaces.';

  it.each([
    ['no-break spaces', '\u00a0'],
    ['wide spaces of Chinese writing', '\u3000'],
    ['one of each', '\u00a0 '],
    ['no-break spaces behind a mark without width', '\u200b\u00a0\u00a0'],
  ])('%s: told with the place, and put right', (_, two) => {
    const text = corpusFile('plain.yaml');
    const step = two.replaceAll('\u200b', '').replaceAll('\u3000', '  ').length;
    const odd = text.replaceAll(/^ +/gm, (indent) => two.repeat((indent.length / 2) * (step === 1 ? 2 : 1)));
    expect(problemsOf(odd)).toEqual([SENTENCE]);
    expect(readManifest(odd).problems[0]?.repaired).toBe(text);
  });

  it('is no problem where such a space stands within a value', () => {
    const text = 'kind: Ingress\nmetadata:\n  name: a\n  annotations:\n    b: |\n      \u00a0c\n';
    expect(readManifest(text).problems).toEqual([]);
  });
});

describe('the release of a controller in the same text', () => {
  it.each([
    ['registry.k8s.io/ingress-nginx/controller:v1.11.5@sha256:0a1b', 'v1.11.5-noval'],
    ['registry.k8s.io/ingress-nginx/controller-chroot:v1.12.1', 'v1.12.1'],
    ['registry.k8s.io/ingress-nginx/controller:v1.8.5', 'v1.8.5'],
    [
      'registry.cn-hangzhou.aliyuncs.com/acs/aliyun-ingress-controller:v0.44.0.12-27ae67262-aliyun',
      'v0.44.0.12-27ae67262-aliyun',
    ],
    ['rancher/nginx-ingress-controller:nginx-1.9.4-rancher1', 'v1.9.4-noval'],
    ['docker.io/bitnami/nginx-ingress-controller:1.12.1-debian-12-r0', 'v1.12.1'],
    ['docker.io/bitnami/nginx-ingress-controller:1', null],
    ['registry-cn-hangzhou.ack.aliyuncs.com/acs/aliyun-ingress-controller:v1.11.5-aliyun.1', 'v1.11.5-aliyun.1'],
    ['quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.30.0', '0.30.0'],
    ['registry.shop.test/ingress-nginx/controller:latest', null],
    ['registry.shop.test/shop:v1.2.3', null],
  ])('by its image %s is %s', (image, release) => {
    const text = `${corpusFile('plain.yaml')}---
kind: DaemonSet
metadata: {name: controller}
spec: {template: {spec: {containers: [{name: a, image: busybox}, {name: controller, image: "${image}"}]}}}
`;
    expect(readManifest(text).release).toBe(release);
  });

  it.each([
    ['v1.11.5', ['--enable-annotation-validation'], 'v1.11.5'],
    ['v1.11.5', ['/nginx-ingress-controller', '--enable-annotation-validation=true'], 'v1.11.5'],
    ['v1.11.5', ['--enable-annotation-validation=false'], 'v1.11.5-noval'],
    ['v1.11.5-aliyun.1', ['--enable-annotation-validation=true'], 'v1.11.5'],
    ['v1.13.0', ['--enable-annotation-validation=false'], 'v1.13.0-noval'],
    ['v1.13.0', ['--election-id=a'], 'v1.13.0'],
    ['v1.8.5', ['--enable-annotation-validation=true'], 'v1.8.5'],
  ])('%s with %j is %s: its flags count', (tag, args, release) => {
    const container = { image: `registry.k8s.io/ingress-nginx/controller:${tag}`, args };
    const text = JSON.stringify({ kind: 'Deployment', spec: { template: { spec: { containers: [container] } } } });
    expect(readManifest(text).release).toBe(release);
  });
});
