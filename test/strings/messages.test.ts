import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packed } from '../../src/dev/packed-sentences.ts';
import { browserLookup } from '../../src/browser/text.ts';
import { allStrings, format, messages } from '../../src/strings/messages.ts';
import { codeOf } from '../../src/strings/name.ts';
import { fake } from '../support/fake-browser.ts';

test('the English of _locales is what stands beside the code (else: npm run strings)', () => {
  expect(readFileSync('assets/_locales/en/messages.json', 'utf8')).toBe(format());
});

test('every name is one that browsers accept', () => {
  expect(Object.keys(messages()).filter((name) => !/^\w+$/.test(name))).toEqual([]);
});

test('a dollar is doubled, for browsers take a single one for a placeholder', () => {
  expect(messages({ price: 'It costs $5, or $NAME$.' })).toEqual({ price: { message: 'It costs $$5, or $$NAME$$.' } });
});

test('two sentences of one name are refused', () => {
  expect(() => messages({ 'a-b': 'x', a_b: 'y' })).toThrow('Two sentences are named a_b.');
});

test('the manifest finds its sentences', () => {
  const manifest = readFileSync('manifest.json', 'utf8');
  const named = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name ?? '');
  expect(named).not.toEqual([]);
  expect(named.filter((name) => messages()[name] === undefined)).toEqual([]);
});

test('no sentence says please, simply or just', () => {
  const wrong = Object.values(allStrings).filter((text) => /\b(?:please|simply|just|e\.g\.|i\.e\.)/i.test(text));
  expect(wrong).toEqual([]);
});

test('the package has the codes of the names once and the sentences in their order, and the panel finds each by its key', () => {
  const english = messages({ extension_name: 'Preflight', 'rule.x.title': 'Title', 'rule.x.what': 'It costs $5.' });
  const german = { extension_name: { message: 'Preflight' }, rule_x_title: { message: 'Titel' } };
  expect(packed(english, english)).toEqual({
    extension_name: { message: 'Preflight' },
    names: { message: codeOf('rule_x_title') + codeOf('rule_x_what') },
    sentences: { message: 'Title\nIt costs $$5.' },
  });
  const shipped = packed(german, english);
  expect(shipped).toEqual({
    extension_name: { message: 'Preflight' },
    sentences: { message: 'Titel\nIt costs $$5.' },
  });
  // As browsers do: the default language where the user's has no such message, and one dollar of two.
  fake.i18n.getMessage = (name) =>
    ({ ...packed(english, english), ...shipped })[name]?.message.replaceAll('$$', '$') ?? '';
  expect(['rule.x.title', 'rule.x.what', 'nothing'].map(browserLookup())).toEqual(['Titel', 'It costs $5.', '']);
});

test('two names with one code are refused, and no two of ours have one', () => {
  expect(() => packed(messages(), messages())).not.toThrow();
  const many = messages(Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`name_${index}`, 'x'])));
  expect(() => packed(many, many)).toThrow(/has the code of name_\d+/);
});

test('no sentence has a line break, which parts the sentences in the package', () => {
  expect(Object.values(allStrings).filter((text) => text.includes('\n'))).toEqual([]);
});
