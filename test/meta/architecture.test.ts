import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .toSorted();
const text = (file: string): string => readFileSync(path.join('src', file), 'utf8');

/** The code without comments and strings, so that a word in a sentence is not taken for its use. */
function code(file: string): string {
  return text(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
}

/** What a file imports: paths below src, or the names of packages. */
function imports(file: string): readonly string[] {
  return [...text(file).matchAll(/(?:from|import)\s*\(?\s*'([^'\n]+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
  );
}

const folder = (file: string): string => file.split('/')[0] ?? '';

/** Which folder may import which: the arrows of docs/architecture.md. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  bridge: ['bridge', 'core'],
  browser: ['browser', 'core', 'strings'],
  capture: ['capture', 'core'],
  background: ['background', 'bridge', 'browser', 'capture', 'core'],
  devtools: ['devtools', 'background', 'bridge', 'browser', 'core'],
  probe: ['probe', 'bridge', 'core'],
  panel: ['panel', 'bridge', 'browser', 'core'],
  strings: ['strings', 'core', 'panel'],
  dev: ['dev', 'bridge', 'core', 'strings'],
  cli: ['cli', 'dev', 'core', 'bridge', '../test/lab', '../test/differential', '../test/closed-loop', '../test/bench'],
};

/** Packages that what runs inside the extension may use. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  core: ['yaml'],
  bridge: ['webextension-polyfill'],
  browser: ['webextension-polyfill'],
  capture: ['webextension-polyfill'],
  background: ['webextension-polyfill'],
  devtools: ['webextension-polyfill'],
  probe: [],
  panel: ['preact', 'preact/hooks', '@preact/signals', 'webextension-polyfill'],
};

describe.each(Object.keys(ARROWS))('src/%s', (name) => {
  const own = files.filter((file) => folder(file) === name);

  test('imports only what the arrows allow', () => {
    expect(own.length).toBeGreaterThan(0);
    const allowed = ARROWS[name] ?? [];
    const wrong = own.flatMap((file) =>
      imports(file)
        .filter((target) => target.includes('/') && /\.(?:tsx?|css|mjs)$/.test(target))
        .filter((target) => !allowed.some((one) => target.startsWith(`${one}/`)))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

test.each(Object.entries(PACKAGES))('src/%s uses only the packages on its list', (name, packages) => {
  const wrong = files
    .filter((file) => folder(file) === name)
    .flatMap((file) =>
      imports(file)
        .filter((target) => !/\.(?:tsx?|css|mjs)$/.test(target) && !packages.includes(target))
        .map((target) => `${file} → ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('every folder of src has its arrows', () => {
  expect([...new Set(files.map(folder))].toSorted()).toEqual(Object.keys(ARROWS).toSorted());
});

test('the core would run anywhere: no clock, no randomness, no global but those of the language and URL', () => {
  const forbidden =
    /\b(?:Date|performance|Math\.random|crypto|setTimeout|setInterval|queueMicrotask|fetch|document|window|globalThis|self|navigator|chrome|browser\.|process|Buffer|console|localStorage|eval|Function)\b(?!['":])/;
  const wrong = files
    .filter((file) => folder(file) === 'core')
    .filter((file) => forbidden.test(code(file).replaceAll(/\.browser\b|\bbrowser:/g, '')));
  expect(wrong).toEqual([]);
});

test('only one file touches webRequest, and only the edges touch the browser', () => {
  const uses = (pattern: RegExp) => files.filter((file) => pattern.test(code(file)));
  expect(uses(/\bbrowser\.webRequest\b/)).toEqual(['capture/listen.ts']);
  const edges = uses(
    /\b(?:browser|chrome)\.(?:runtime|storage|devtools|tabs|scripting|i18n|action|permissions|webRequest)\b/,
  );
  expect(
    edges.filter(
      (file) => !/^(?:background|bridge|browser|capture|devtools)\/|^panel\/main\.tsx$|^probe\/relay\.ts$/.test(file),
    ),
  ).toEqual([]);
});

test('nothing is evaluated and no HTML is written from text', () => {
  const wrong = files.filter((file) =>
    /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|\beval\(|new Function/.test(code(file)),
  );
  expect(wrong.filter((file) => file !== 'browser/devtools.ts')).toEqual([]);
});

test('files stay small: half of them within 60 lines, nine of ten within 150, none over 250 but catalogues', () => {
  const sizes = files
    .filter((file) => !file.endsWith('strings.ts'))
    .map((file) => text(file).split('\n').length - 1)
    .toSorted((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(150);
  expect(sizes.at(-1)).toBeLessThanOrEqual(250);
});

test('the part that judges has at least as many lines of tests as of code', () => {
  const linesIn = (roots: readonly string[]): number =>
    roots
      .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => path.join(root, file)))
      .filter((file) => file.endsWith('.ts'))
      .reduce((sum, file) => sum + readFileSync(file, 'utf8').split('\n').length, 0);
  const parts = ['advice', 'causes', 'fetch', 'har', 'http', 'recording', 'rules', 'text'];
  const tests = ['advice', 'causes', 'fetch', 'har', 'http', 'judge', 'recording', 'text'];
  expect(linesIn(['test/rules', ...tests.map((part) => `test/core/${part}`)])).toBeGreaterThanOrEqual(
    linesIn(parts.map((part) => `src/core/${part}`)),
  );
});
