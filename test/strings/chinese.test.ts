import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messages } from '../../src/strings/messages.ts';
import { arranged, type Translation, untranslated } from '../../src/strings/translation.ts';

const file = readFileSync('assets/_locales/zh_CN/messages.json', 'utf8');
const chinese: Translation = JSON.parse(file);
const sentences = Object.entries(chinese).map(([name, { message }]) => ({ name, message }));
const wrong = (pattern: RegExp): readonly unknown[] => sentences.filter(({ message }) => pattern.test(message));

const placeholders = (text: string): string =>
  [...text.matchAll(/\{\w+\}/g)]
    .map(([placeholder]) => placeholder)
    .toSorted()
    .join(' ');

test('no sentence is left of which the English is gone (else: npm run strings)', () => {
  expect(file).toBe(arranged(chinese));
});

test('every sentence is in Chinese, and made from the English of today', () => {
  expect(untranslated(chinese)).toEqual([]);
});

test('each sentence has the placeholders of its English', () => {
  const lost = sentences.filter(
    ({ name, message }) => placeholders(message) !== placeholders(chinese[name]?.description ?? ''),
  );
  expect(lost).toEqual([]);
});

test('each dollar is doubled, for browsers take a single one for a placeholder', () => {
  expect(wrong(/(?<!\$)\$(?:\$\$)*(?!\$)/)).toEqual([]);
});

test('what is said in English is said in Chinese', () => {
  const hasWords = (name: string): boolean =>
    /[a-z]{3}/i.test((messages()[name]?.message ?? '').replaceAll(/\{\w+\}/g, ''));
  expect(sentences.filter(({ name, message }) => hasWords(name) && !/\p{Script=Han}/u.test(message))).toEqual([]);
});

test('a space stands between Chinese and everything else', () => {
  expect(wrong(/\p{Script=Han}[\w{*]|[\w}*]\p{Script=Han}/u)).toEqual([]);
});

test('punctuation beside Chinese is full-width, and has no space beside it', () => {
  expect(wrong(/\p{Script=Han}\s*[,;:!?]|[,;!?]\s*\p{Script=Han}|\p{Script=Han}\(|\)\p{Script=Han}/u)).toEqual([]);
  expect(wrong(/\s[，。；：、（）“”]|[，。；：、（）“”]\s/)).toEqual([]);
});
