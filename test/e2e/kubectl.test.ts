import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Fix, type Manifest, plan } from '../../src/core/index.ts';
import { readManifest } from '../../src/core/kubernetes/index.ts';
import { servedHost } from '../../src/core/kubernetes/serving.ts';
import { findOrInstallKubectl } from '../../src/dev/install.ts';
import { corpusFile } from '../core/kubernetes/corpus.ts';
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

/** The fix of a request that nothing in these files allows. */
function fixOf(yaml: Manifest): Fix {
  const sent = throughController(
    {
      origin: 'https://new.shop.test',
      method: 'PURGE',
      url: 'https://api.shop.test/',
      headers: ['x-api-key'],
      credentials: 'include',
    },
    servedHost(yaml, 'api.shop.test')?.placed ?? [],
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

/** The object in the merged text, as kubectl reads it. */
function merged(fix: Fix): unknown {
  const file = written('merged.yaml', fix.ingress?.merged?.text ?? '');
  const [change] = fix.changes;
  return dataOf(run('annotate', '--local', '-f', file, '--overwrite', `${change?.key}=${change?.value}`, '-o', 'json'));
}

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
    const annotations = Object.fromEntries(fix.changes.map(({ key, value }) => [key, value]));
    expect(object).toMatchObject({ kind: 'Ingress', metadata: { annotations } });
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
    const object: unknown = parse(run('kustomize', inside));
    const file = written('kustomized.json', JSON.stringify(object));
    const [change] = fix.changes;
    const read = run('annotate', '--local', '-f', file, '--overwrite', `${change?.key}=${change?.value}`, '-o', 'json');
    expect(dataOf(read)).toEqual(merged(fix));
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
  const annotations = Object.fromEntries(fix.changes.map(({ key, value }) => [key, value]));
  expect(parse(fix.ingress?.helm ?? '')).toEqual({ ingress: { annotations } });
});

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
    const text = JSON.stringify({
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
    const annotations = Object.fromEntries(fix.changes.map(({ key, value }) => [key, value]));
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
  });
});
