import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { type Fix, type Manifest, plan } from '../../src/core/index.ts';
import { readManifest } from '../../src/core/kubernetes/index.ts';
import { servedHost } from '../../src/core/kubernetes/serving.ts';
import { findOrInstallKubectl } from '../../src/dev/install.ts';
import { corpus, corpusFile } from '../core/kubernetes/corpus.ts';
import { throughController } from '../support/through-controller.ts';

const kubectl = findOrInstallKubectl();
const PREFIX = 'nginx.ingress.kubernetes.io/';

/** One object each, as a cluster takes it. */
const FILES = [
  'plain.yaml',
  'no-annotations.yaml',
  'annotations-empty-map.yaml',
  'single-quotes.yaml',
  'crlf.yaml',
  'comments.yaml',
  'literal-snippet.yaml',
  'literal-keep-last.yaml',
  'folded-origins.yaml',
  'double-quotes-over-lines.yaml',
  'plain-over-lines.yaml',
  'anchor-value.yaml',
  'tabs-in-strings.yaml',
  'unicode.yaml',
  'quoted-keys.yaml',
  'explicit-key.yaml',
  'flow-annotations-over-lines.yaml',
  'kubectl-get.yaml',
  'object-minified.json',
  'object-tabs.json',
  'no-annotations.json',
] as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'preflight-kubectl-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What kubectl prints, without a cluster and without the user's own settings. */
const run = (...args: readonly string[]): string =>
  execFileSync(kubectl, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: folder },
  });

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The fix of a request that nothing in these files allows, to the host of the first Ingress. */
function fixOf(yaml: Manifest): Fix {
  const host = yaml.objects[0]?.rules[0]?.host?.replace('*.', 'www.') ?? 'api.shop.test';
  const sent = throughController(
    {
      origin: 'https://new.shop.test',
      method: 'PURGE',
      url: `https://${host}/orders/7`,
      headers: ['x-api-key'],
      credentials: 'include',
    },
    servedHost(yaml, host)?.placed ?? [],
    'v1.15.1',
  );
  const [fix, other] = plan([sent], { yaml, release: 'v1.15.1' });
  if (fix === undefined || other !== undefined) throw new Error('One fix expected');
  return fix;
}

/** The arguments that a real shell hands to kubectl when it runs the copied lines. */
function argumentsOf(script: string): readonly string[] {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const log = path.join(folder, 'arguments');
  const stub = path.join(bin, 'kubectl');
  writeFileSync(stub, `#!/bin/sh\nfor word in "$@"; do printf '%s\\0' "$word"; done > '${log}'\n`);
  chmodSync(stub, 0o755);
  execFileSync('sh', ['-euc', script], { env: { PATH: `${bin}:/usr/bin:/bin` } });
  return readFileSync(log, 'utf8').split('\0').slice(0, -1);
}

const dataOf = (json: string): unknown => JSON.parse(json);

const known = new Map<string, readonly unknown[]>();

/** The objects of a text as kubectl reads them: it is to take an annotation away that none of them has. */
function objectsIn(text: string): readonly unknown[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const printed = run('annotate', '--local', '-f', written('read', text), 'preflight.test/absent-', '-o', 'yaml');
  const objects = parseAllDocuments(printed).map((document): unknown => document.toJS());
  known.set(text, objects);
  return objects;
}

/** The object in the merged text. */
function merged(fix: Fix): unknown {
  const [object, other] = objectsIn(fix.ingress?.merged?.text ?? '');
  expect(other).toBeUndefined();
  return object;
}

const annotationsOf = (fix: Fix): Readonly<Record<string, string>> =>
  Object.fromEntries(fix.changes.map(({ key, value }) => [key, value]));

function named(object: unknown): { readonly kind: unknown; readonly name: unknown; readonly annotations: object } {
  const { kind, metadata } = Object.fromEntries(Object.entries(object ?? {}));
  const { name, annotations } = Object.fromEntries(Object.entries(metadata ?? {}));
  return { kind, name, annotations: annotations ?? {} };
}

/** What kubectl itself does not read: a value that is no text, a directive, an end of a document, flow style without quotes. */
const REFUSED = new Set(['truth-value.yaml', 'directive.yaml', 'document-markers.yaml', 'flow-everything.yaml']);

/** With a value that is null kubectl loses all annotations: it has nothing to compare. */
const LOST = 'empty-values.yaml';

describe.each(corpus.filter(({ name }) => !REFUSED.has(name) && name !== LOST))('the merged $name', ({ text }) => {
  test('is to kubectl what the file was, and has the changed annotations', () => {
    const fix = fixOf(readManifest(text));
    const before = objectsIn(text);
    const after = objectsIn(fix.ingress?.merged?.text ?? '');
    const own = before.findIndex(
      (object) => named(object).kind === 'Ingress' && named(object).name === fix.ingress?.name,
    );
    expect(own).toBeGreaterThanOrEqual(0);
    expect(after.map((object) => named(object).annotations)).toEqual(
      before.map((object, at) => ({ ...named(object).annotations, ...(at === own ? annotationsOf(fix) : {}) })),
    );
    expect(after.map(withoutAnnotations)).toEqual(before.map(withoutAnnotations));
  });
});

const withoutAnnotations = (object: unknown): unknown =>
  JSON.parse(JSON.stringify(object, (key, value: unknown) => (key === 'annotations' ? undefined : value)));

test.each([...REFUSED])('kubectl does not read %s, changed or not', (name) => {
  expect(() => objectsIn(corpusFile(name))).toThrow(/^Command failed: /);
});

describe.each(FILES)('%s', (name) => {
  const text = corpusFile(name);
  const fix = fixOf(readManifest(text));

  test('the copied command gives the very object that the merge shows', () => {
    const file = written(name, text);
    const args = argumentsOf(fix.kubectl);
    expect(args.slice(0, 3)).toEqual(['annotate', 'ingress', 'orders']);
    const pairs = args.slice(args.indexOf('--overwrite'));
    expect(pairs).toHaveLength(fix.changes.length + 1);
    const object = dataOf(run('annotate', '--local', '-f', file, ...pairs, '-o', 'json'));
    expect(object).toEqual(merged(fix));
    expect(object).toMatchObject({ kind: 'Ingress', metadata: { annotations: annotationsOf(fix) } });
  });

  test.each(['strategic', 'merge'])('and so does the patch, of the type %s', (type) => {
    const file = written(name, text);
    const patch = fix.ingress?.patch ?? '';
    expect(dataOf(run('patch', '--local', '-f', file, `--type=${type}`, '-p', patch, '-o', 'json'))).toEqual(
      merged(fix),
    );
  });

  test('and so does the Kustomize file', () => {
    const inside = mkdtempSync(path.join(folder, 'kustomize-'));
    writeFileSync(path.join(inside, 'ingress.yaml'), text);
    writeFileSync(path.join(inside, 'kustomization.yaml'), kustomization(inside, fix.ingress?.kustomize ?? ''));
    expect(objectsIn(run('kustomize', inside))).toEqual([merged(fix)]);
  });
});

/** Kustomize before 2.1, which Debian 12 has in its kubectl, takes patches in files only: the same one goes into a file. */
function kustomization(inside: string, text: string): string {
  const { gitVersion } = clientVersion();
  const [, minor = ''] = /^v1\.(\d+)\./.exec(gitVersion) ?? [];
  if (Number(minor) >= 21) return text;
  const { patches, ...others }: Kustomization = parse(text);
  writeFileSync(path.join(inside, 'cors-patch.yaml'), patches[0].patch);
  return JSON.stringify({ ...others, patchesStrategicMerge: ['cors-patch.yaml'] });
}

interface Kustomization {
  readonly patches: readonly [{ readonly patch: string }];
}

function clientVersion(): { readonly gitVersion: string } {
  const version: { readonly clientVersion: { readonly gitVersion: string } } = JSON.parse(
    run('version', '--client', '-o', 'json'),
  );
  return version.clientVersion;
}

test('the values of Helm are the same annotations', () => {
  const fix = fixOf(readManifest(corpusFile('plain.yaml')));
  expect(parse(fix.ingress?.helm ?? '')).toEqual({ ingress: { annotations: annotationsOf(fix) } });
});

/** JSON that YAML reads alike: some parsers take U+2028 for the end of a line. */
const inAscii = (data: unknown): string =>
  JSON.stringify(data).replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('whatever the present list of origins holds', () => {
  test.each([
    "'; touch pwned; '",
    '$(touch pwned)',
    '"\n  x: y',
    '{{ .Values.x }}',
    '# x',
    '!!binary x',
    '\u202Ex\u2028',
  ])('the outputs stay one object with these annotations: %j', (hostile) => {
    const text = inAscii({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: 'orders',
        annotations: { [`${PREFIX}enable-cors`]: hostile, [`${PREFIX}cors-allow-origin`]: hostile, [hostile]: hostile },
      },
      spec: {
        rules: [
          {
            host: 'api.shop.test',
            http: {
              paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'a', port: { number: 80 } } } }],
            },
          },
        ],
      },
    });
    const fix = fixOf(readManifest(text));
    const annotations = annotationsOf(fix);
    const pairs = argumentsOf(fix.kubectl).slice(4);
    expect(pairs).toEqual(fix.changes.map(({ key, value }) => `${key}=${value}`));
    expect(parse(fix.ingress?.merged?.text ?? '')).toMatchObject({
      metadata: { annotations: { [hostile]: hostile, ...annotations } },
    });
    expect(parse(fix.ingress?.patch ?? '')).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'orders', annotations },
    });
    const file = written('hostile.json', text);
    expect(merged(fix)).toMatchObject({ metadata: { annotations: { [hostile]: hostile, ...annotations } } });
    expect(dataOf(run('annotate', '--local', '-f', file, '--overwrite', ...pairs, '-o', 'json'))).toEqual(merged(fix));
    const patch = fix.ingress?.patch ?? '';
    expect(dataOf(run('patch', '--local', '-f', file, '--type=strategic', '-p', patch, '-o', 'json'))).toEqual(
      merged(fix),
    );
    const inside = mkdtempSync(path.join(folder, 'kustomize-'));
    writeFileSync(path.join(inside, 'ingress.yaml'), text);
    writeFileSync(path.join(inside, 'kustomization.yaml'), kustomization(inside, fix.ingress?.kustomize ?? ''));
    expect(objectsIn(run('kustomize', inside))).toEqual([merged(fix)]);
  });
});
