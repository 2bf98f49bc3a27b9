import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { browserLookup } from '../../src/browser/text.ts';
import { allStrings, format, messages } from '../../src/strings/messages.ts';
import { messageName } from '../../src/strings/name.ts';
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

test('a sentence comes from the browser, which is asked once', () => {
  const asked: string[] = [];
  fake.i18n.getMessage = (name) => {
    asked.push(name);
    return name === 'rule_x_title' ? 'Titel' : '';
  };
  const lookup = browserLookup();
  expect([lookup('rule.x.title'), lookup('rule.x.what'), lookup('nothing'), lookup('rule.x.title')]).toEqual([
    'Titel',
    '',
    '',
    'Titel',
  ]);
  expect(asked).toEqual(['rule_x_title', 'rule_x_what', 'nothing']);
  expect(messageName('rule.x.what')).toBe('rule_x_what');
});
