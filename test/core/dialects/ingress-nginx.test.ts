import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dialectOf, dialects } from '../../../src/core/dialects/index.ts';
import type { Because, Change } from '../../../src/core/fix.ts';
import { effectiveCors } from '../../../src/core/ingress-nginx/effective-cors.ts';
import { KNOWN_RELEASES } from '../../../src/core/ingress-nginx/release.ts';
import { type CorsPolicy, type ListChange, UNCHANGED } from '../../../src/core/policy/policy.ts';
import { elements } from '../../../src/core/policy/lists.ts';
import { inEnglish } from '../../../src/core/text/english.ts';

const dialect = dialectOf('ingress-nginx');
const RELEASE = 'v1.15.1';

const because = (reason = 'why'): Because => ({
  exchange: '1',
  rule: 'allow-origin-missing',
  reason: { key: 'because_methods_unparsable', values: { found: reason } },
});

const listOf = (names: readonly string[], from: string | null = null): ListChange => ({
  from,
  mode: 'set',
  beside: [],
  because: [],
  onlyWith: null,
  add: names.map((name) => ({ name, because: [because(name)], onlyWith: null })),
});

const part = <T>(value: T) => ({ value, because: [because()], onlyWith: null });

const hostile = fc.oneof(
  fc.string({ unit: 'binary-ascii' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '"; kubectl delete ns default #',
    "'$(reboot)'",
    '`id`',
    'a: b # c',
    'x\n- y: "z"',
    '*',
    '&a',
    '{{.}}',
    '\\',
    '%YAML',
    'null',
    'true',
    '\u202Eabc',
    '--overwrite',
  ),
);

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/);
const origin = fc
  .record({
    scheme: fc.constantFrom('https', 'http'),
    // A label that begins so has to be Punycode.
    host: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}(\.[a-z]{2,5}){0,2}$/).filter((host) => !host.startsWith('xn--')),
    port: fc.constantFrom('', ':8443', ':3000'),
  })
  .map(({ scheme, host, port }) => `${scheme}://${host}${port}`);

describe('a policy written down for the controller', () => {
  it('reads back as exactly what was meant, in every release that takes lists', () => {
    const releases = KNOWN_RELEASES.filter((release) => !/^v(0\.|1\.0\.4)/.test(release));
    fc.assert(
      fc.property(
        fc.uniqueArray(origin, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(fc.stringMatching(/^[A-Z]{3,8}$/), { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.constantFrom(...releases),
        (origins, methods, headers, credentials, release) => {
          const policy: CorsPolicy = {
            enable: part(true),
            origins: listOf(origins),
            methods: listOf(methods, 'GET, PUT'),
            headers: listOf(headers, 'DNT,Range'),
            credentials: part(credentials),
            expose: listOf(headers),
            maxAge: part('600'),
          };
          const { policy: kept, refused } = dialect.limits(policy, release);
          expect(refused).toEqual([]);
          const read = effectiveCors(dialect.applied({}, dialect.emit(kept)), release);
          expect({ ...read, origins: read.origins.map((entry) => entry.trim()) }).toEqual({
            enabled: true,
            origins,
            methods: ['GET', 'PUT', ...methods].join(', '),
            headers: ['DNT', 'Range', ...headers].join(','),
            credentials,
            expose: headers.join(', '),
            max_age: 600,
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['v1.15.1', 'http://[::1]:3000', null],
    ['v1.15.1', 'https://my_app.test', null],
    ['v1.15.1', 'chrome-extension://abcdef', null],
    ['v1.15.1', 'null', null],
    ['v1.15.1', '*', null],
    ['v1.15.1', 'https://*.shop.test', null],
    ['v1.15.1', 'https://', null],
    ['v1.11.8', 'capacitor://localhost', 'v1.12.0'],
    ['v1.11.8-noval', 'tauri://localhost', 'v1.12.0'],
  ])('%s refuses the origin %s and the first release that takes it is %s', (release, refusedOrigin, since) => {
    const { policy, refused } = dialect.limits(
      { ...UNCHANGED, enable: part(true), origins: listOf([refusedOrigin]) },
      release,
    );
    expect(refused).toMatchObject([{ kind: 'origin', item: { name: refusedOrigin }, since }]);
    expect(dialect.emit(policy)).toEqual([]);
  });

  it('a second origin needs v1.0.5: before, two of them would let everybody in', () => {
    const { policy, refused } = dialect.limits(
      { ...UNCHANGED, origins: listOf(['https://a.test', 'https://b.test']) },
      'v1.0.4',
    );
    expect(dialect.emit(policy)).toEqual([]);
    expect(refused.map(({ since }) => since)).toEqual(['v1.0.5', 'v1.0.5']);
  });

  it.each(['M-SEARCH', 'X_Y', '*'])('refuses the method %s, which would void the whole list', (method) => {
    const { policy, refused } = dialect.limits({ ...UNCHANGED, methods: listOf([method, 'PURGE'], 'GET') }, RELEASE);
    expect(refused).toMatchObject([{ kind: 'method', item: { name: method } }]);
    expect(dialect.emit(policy).map(({ value }) => value)).toEqual(['GET, PURGE']);
  });

  it.each(['x.y', "x'y", 'x|y', '*', 'x`y'])('refuses the header %s, which would void the whole list', (header) => {
    const { policy, refused } = dialect.limits({ ...UNCHANGED, headers: listOf([header, 'x-a'], 'DNT') }, RELEASE);
    expect(refused).toMatchObject([{ kind: 'header', item: { name: header } }]);
    expect(dialect.emit(policy).map(({ value }) => value)).toEqual(['DNT, x-a']);
  });

  it('whatever is refused, what remains reads back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, name), { maxLength: 5 }),
        fc.constantFrom(...KNOWN_RELEASES),
        (names, release) => {
          const { policy } = dialect.limits({ ...UNCHANGED, headers: listOf(names, 'DNT') }, release);
          const lines = dialect.applied({}, dialect.emit(policy));
          const kept = policy.headers?.add.map((item) => item.name);
          const meant = kept === undefined ? elements(effectiveCors({}, release).headers) : ['DNT', ...kept];
          expect(elements(effectiveCors(lines, release).headers)).toEqual(meant);
        },
      ),
    );
  });

  it('every dialect has an id and a title of its own', () => {
    expect(dialects.map(({ id }) => dialectOf(id))).toEqual(dialects);
    expect(dialects.every(({ title }) => title !== '')).toBe(true);
  });
});

const change = (key: string, value: string, reason: string): Change => ({
  key: `nginx.ingress.kubernetes.io/${key}`,
  value,
  mode: 'append',
  from: null,
  onlyWith: 'include',
  because: [because(reason)],
});

describe('the texts to copy', () => {
  it('the YAML parses to exactly the values, whatever they and the reasons hold', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (first, second, reason) => {
        const changes = [change('cors-allow-origin', first, reason), change('cors-allow-headers', second, reason)];
        const { yaml } = dialect.texts(
          { host: 'api.shop.test', paths: null, object: null, backends: [] },
          changes,
          inEnglish,
        );
        expect(parse(yaml)).toEqual({
          metadata: {
            annotations: {
              'nginx.ingress.kubernetes.io/cors-allow-origin': first,
              'nginx.ingress.kubernetes.io/cors-allow-headers': second,
            },
          },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('the Ingress for paths of its own is a whole object, whatever host and paths hold', () => {
    fc.assert(
      fc.property(hostile, hostile, (path, reason) => {
        const { yaml } = dialect.texts(
          { host: 'api.shop.test:8443', paths: [path, '/b'], object: null, backends: [] },
          [change('enable-cors', 'true', reason)],
          inEnglish,
        );
        expect(parse(yaml)).toMatchObject({
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: { annotations: { 'nginx.ingress.kubernetes.io/enable-cors': 'true' } },
          spec: {
            rules: [
              {
                host: 'api.shop.test',
                http: {
                  paths: [
                    { path, pathType: 'Prefix', backend: {} },
                    { path: '/b', pathType: 'Prefix', backend: {} },
                  ],
                },
              },
            ],
          },
        });
      }),
    );
  });

  it('a real shell hands kubectl exactly the arguments, and nothing else runs', () => {
    const values = ["'$(touch pwned)'", '`touch pwned`', '"; touch pwned; "', 'a\nb', '$HOME \\ "x"', '!', 'é‮'];
    for (const value of values) {
      const changes = [change('cors-allow-origin', value, value)];
      const { calls, files } = runWithStub(
        dialect.texts({ host: 'api.shop.test', paths: null, object: null, backends: [] }, changes, inEnglish).kubectl,
      );
      expect(calls).toHaveLength(2);
      expect(calls[0]?.slice(0, 5)).toEqual(['get', 'ingress', '-n', 'default', 'name-of-the-ingress']);
      expect(calls[1]).toEqual([
        'annotate',
        'ingress',
        'name-of-the-ingress',
        '-n',
        'default',
        `nginx.ingress.kubernetes.io/cors-allow-origin=${value}`,
      ]);
      expect(files).not.toContain('pwned');
    }
  });

  it('the command never overwrites', () => {
    const { kubectl } = dialect.texts(
      { host: 'h', paths: null, object: null, backends: [] },
      [change('enable-cors', 'true', 'r')],
      inEnglish,
    );
    const commands = kubectl.split('\n').filter((line) => !line.startsWith('#'));
    expect(commands.join('\n')).not.toContain('--overwrite');
  });

  it('there is no text without a change', () => {
    expect(dialect.texts({ host: 'h', paths: null, object: null, backends: [] }, [], inEnglish)).toEqual({
      yaml: '',
      kubectl: '',
    });
  });
});

/** Runs the lines in `sh` with a `kubectl` that writes its arguments down, one call after the other. */
function runWithStub(script: string): { calls: readonly (readonly string[])[]; files: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-sh-'));
  try {
    const stub = join(folder, 'kubectl');
    writeFileSync(
      stub,
      '#!/bin/sh\nfor word in "$@"; do printf \'%s\\0\' "$word" >> "$LOG"; done\nprintf \'\\1\\0\' >> "$LOG"\n',
    );
    chmodSync(stub, 0o755);
    const log = join(folder, 'log');
    execFileSync('/bin/sh', ['-c', script], {
      cwd: folder,
      env: { PATH: `${folder}:/usr/bin:/bin`, LOG: log, HOME: folder },
    });
    const words = readFileSync(log, 'utf8').split('\0').slice(0, -1);
    const calls: string[][] = [[]];
    for (const word of words) {
      if (word === '\u0001') calls.push([]);
      else calls.at(-1)?.push(word);
    }
    const files = execFileSync('/bin/ls', [folder], { encoding: 'utf8' }).split('\n');
    return { calls: calls.slice(0, -1), files };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
