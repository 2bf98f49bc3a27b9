import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adviceRules } from '../../src/core/advice/index.ts';
import { causes } from '../../src/core/causes/index.ts';
import { english, findingsNamed } from '../../src/core/index.ts';
import { rules } from '../../src/core/rules/index.ts';

const read = (path: string): string => readFileSync(path, 'utf8');

/** CDP's `Network.CorsError` of a request that was sent; the others never reach webRequest or are no longer raised. */
const CORS_ERRORS = [
  'WildcardOriginNotAllowed',
  'MissingAllowOriginHeader',
  'MultipleAllowOriginValues',
  'InvalidAllowOriginValue',
  'AllowOriginMismatch',
  'InvalidAllowCredentials',
].flatMap((name) => [name, `Preflight${name}`]);
const OTHERS = [
  'PreflightInvalidStatus',
  'PreflightDisallowedRedirect',
  'InvalidAllowMethodsPreflightResponse',
  'InvalidAllowHeadersPreflightResponse',
  'MethodDisallowedByPreflightResponse',
  'HeaderDisallowedByPreflightResponse',
  'RedirectContainsCredentials',
  'InsecureLocalNetwork',
  'LocalNetworkAccessPermissionDenied',
];

/** Everything that a verdict may say: a rule, a cause or advice. Each is a file, a test, a page and sentences. */
const findings = [
  ...rules.map(({ id, chromium, firefox }) => ({ kind: 'rule', id, names: [...chromium, ...firefox] })),
  ...causes.map(({ id, firefox = [] }) => ({ kind: 'cause', id, names: firefox })),
  ...adviceRules.map(({ id }) => ({ kind: 'advice', id, names: [] })),
];
const SOURCES: Readonly<Record<string, string>> = { rule: 'rules', cause: 'causes', advice: 'advice' };
const TESTS: Readonly<Record<string, string>> = {
  rule: 'test/rules',
  cause: 'test/core/causes',
  advice: 'test/core/advice',
};

describe.each(findings)('the $kind $id', ({ kind, id, names }) => {
  const page = read(`docs/rules/${id}.md`);

  test('is in a file of its name, and has a test of the same name', () => {
    expect(read(`src/core/${SOURCES[kind]}/${id}.ts`)).toContain(`id: '${id}'`);
    expect(read(`${TESTS[kind]}/${id}.test.ts`)).toContain(`('${id}', {`);
  });

  test('has a page that says what you see in each browser, why, how to fix it and how to check', () => {
    expect(page).toMatch(new RegExp(`^# \\S.*\n\n${kind} \`${id}\`\n\n## What you see\n\n\\| browser`, 'i'));
    for (const heading of [
      '## Why the browser does it',
      '## How to fix it',
      '### NGINX Ingress',
      '### In the application',
      '## How to check with curl',
    ]) {
      expect(page).toContain(`\n${heading}\n`);
    }
    for (const browser of ['Chromium', 'Firefox', 'Safari']) expect(page).toContain(`\n| ${browser} `);
    for (const name of names) expect(page).toContain(`\`${name}\``);
  });

  test('is found by its id and by every name on its page', () => {
    for (const name of [id, ...names]) expect(findingsNamed(name)).toContain(id);
  });

  test('speaks in whole sentences, its variants too', () => {
    const prefix = `${kind}_${id.replaceAll('-', '_')}_`;
    const said = Object.entries(english).filter(([key]) => key.startsWith(prefix));
    const part = (name: string) => said.filter(([key]) => key.slice(prefix.length).split('_')[0] === name);
    expect(said.map(([key]) => key)).toEqual(
      expect.arrayContaining(['title', 'what', 'why', 'todo'].map((name) => prefix + name)),
    );
    for (const [, title] of part('title')) expect(title).not.toMatch(/\.$/);
    for (const [, sentence] of ['what', 'why', 'todo'].flatMap(part)) expect(sentence).toMatch(/^[^\s].*[.)]$/s);
  });
});

test('the pages of causes that have a name in the browsers show one', () => {
  const without = causes.filter(({ id, errors }) => {
    const shown = read(`docs/rules/${id}.md`).match(/\b(?:net::ERR|NS|SEC_ERROR)_\w+/g) ?? [];
    return errors !== undefined && !shown.some((name) => errors.test(name));
  });
  expect(without.map(({ id }) => id)).toEqual([]);
});

test('every kind of failure has a rule of its own, and no two findings share an id', () => {
  expect(new Set(rules.map(({ explains }) => explains)).size).toBe(rules.length);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
});

test('there is no page and no test without a finding', () => {
  const names = (folder: string, suffix: string): readonly string[] =>
    readdirSync(folder)
      .filter((file) => file.endsWith(suffix))
      .map((file) => file.slice(0, -suffix.length));
  const idsOf = (kind: string): readonly string[] =>
    findings.filter((finding) => finding.kind === kind).map(({ id }) => id);
  expect(names('docs/rules', '.md').toSorted()).toEqual(findings.map(({ id }) => id).toSorted());
  expect(names('test/rules', '.test.ts').toSorted()).toEqual(idsOf('rule').toSorted());
  for (const [kind, others] of [
    ['cause', ['behind-the-controller', 'explain', 'who-answered']],
    ['advice', ['no-noise']],
  ] as const) {
    const tested = names(TESTS[kind] ?? '', '.test.ts');
    expect(tested.toSorted()).toEqual([...idsOf(kind), ...others].toSorted());
  }
});

test('every CORS error that Chromium raises for a request on the wire has a rule', () => {
  expect(new Set(rules.flatMap(({ chromium }) => chromium))).toEqual(new Set([...CORS_ERRORS, ...OTHERS]));
});
