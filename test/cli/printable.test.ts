import { expect, test } from 'vitest';
import { printable } from '../../src/cli/printable.ts';

test.each([
  ['an escape sequence that clears the screen', '\u001B[2J', String.raw`\u{1b}[2J`],
  ['the same in one C1 character', '\u009B2J', String.raw`\u{9b}2J`],
  ['a carriage return that would overwrite the line', 'a\rb', String.raw`a\u{d}b`],
  ['a character that turns the direction of text', 'a\u202Eb', String.raw`a\u{202e}b`],
  ['a backspace', 'a\bb', String.raw`a\u{8}b`],
])('%s does not reach the terminal', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('letters of every script and line feeds stay', () => {
  expect(printable('Größe: 5 €\n日本語 👍')).toBe('Größe: 5 €\n日本語 👍');
});
