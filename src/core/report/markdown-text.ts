// Pieces of Markdown whose content cannot get out of them (CommonMark 0.31, GFM tables).
import { visible, visibleLines } from './visible.ts';
import type { Sentence } from './types.ts';

/**
 * Words of the product or of a translation: every character that could mean something is escaped.
 * @param starts whether the text begins a line, where a list, a heading or a rule could begin too
 */
const plain = (text: string, starts = true): string =>
  visible(text).replaceAll(/[!-/:-@[-`{-~]/g, (character, at: number) => escaped(character, starts && at === 0));

const HARMLESS = new Set(['.', ',', ':', ';', '(', ')', '?', '/', '"', "'", '%', '=', '-', '+']);

function escaped(character: string, starts: boolean): string {
  if (!starts && HARMLESS.has(character)) return character;
  return ENTITIES.get(character) ?? `\\${character}`;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
]);

/** A value as a code span: nothing in it is a link, a mention or markup. A pipe is written out: it would end a cell. */
function code(value: string): string {
  if (value === '') return '';
  const text = visible(value).replaceAll('|', String.raw`\u{7c}`);
  const ticks = '`'.repeat(longestRun(text) + 1);
  const padding = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${ticks}${padding}${text}${padding}${ticks}`;
}

/** A fenced block; the fence is longer than any run of backticks in it. */
export function fenced(language: string, text: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}${language}\n${visibleLines(text).replace(/\n+$/, '')}\n${ticks}`;
}

/** A sentence with its values as code spans. */
export const told = ({ pieces }: Sentence): string =>
  pieces.map(({ text, value }, index) => (value ? code(text) : plain(text, index === 0))).join('');

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
