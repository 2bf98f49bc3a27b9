import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/core/rules/index.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const ids = rules.map(({ id }) => id);

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

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  test('is in a file of its name, and has a test and a page of the same name', () => {
    expect(read(`src/core/rules/${id}.ts`)).toContain(`id: '${id}'`);
    expect(existsSync(`test/rules/${id}.test.ts`)).toBe(true);
    expect(existsSync(`docs/rules/${id}.md`)).toBe(true);
  });

  test('has a page that says what you see in each browser, why, how to fix it and how to check', () => {
    const page = read(`docs/rules/${id}.md`);
    for (const heading of [
      '## What you see',
      '## Why the browser does it',
      '## How to fix it',
      '### NGINX Ingress',
      '### In the application',
      '## How to check with curl',
    ]) {
      expect(page).toContain(`\n${heading}\n`);
    }
    for (const name of [...rule.chromium, ...rule.firefox]) expect(page).toContain(`\`${name}\``);
  });

  test('speaks in whole sentences', () => {
    const { title, what, why, todo } = rule.strings;
    expect(title).not.toMatch(/\.$/);
    for (const sentence of [what, why, todo]) expect(sentence).toMatch(/^[A-Z{].*[.)]$/s);
  });
});

test('every kind of failure has a rule of its own', () => {
  expect(new Set(rules.map(({ explains }) => explains)).size).toBe(rules.length);
  expect(new Set(ids).size).toBe(rules.length);
});

test('there is no page and no test without a rule', () => {
  expect(
    readdirSync('docs/rules')
      .map((file) => file.replace('.md', ''))
      .toSorted(),
  ).toEqual(ids.toSorted());
  expect(
    readdirSync('test/rules')
      .map((file) => file.replace('.test.ts', ''))
      .toSorted(),
  ).toEqual(ids.toSorted());
});

test('every CORS error that Chromium raises for a request on the wire has a rule', () => {
  expect(new Set(rules.flatMap(({ chromium }) => chromium))).toEqual(new Set([...CORS_ERRORS, ...OTHERS]));
});
