import type { Lookup } from '../text/message.ts';
import { fenced, told } from './markdown-text.ts';
import { type Block, outlineOf } from './outline.ts';
import type { Report, Sentence } from './types.ts';

/** The report in GitHub's Markdown, a block a step. */
export function* markdownSteps(report: Report, lookup: Lookup): Generator<void, string> {
  const texts: string[] = [];
  for (const block of outlineOf(report, lookup)) {
    texts.push(written(block));
    yield;
  }
  return `${texts.join('\n\n')}\n`;
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${told(block.text)}`;
    case 'paragraph':
      return told(block.text);
    case 'list':
      return block.items.map((lines, index) => item(lines, block.ordered ? `${index + 1}. ` : '- ')).join('\n');
    case 'code':
      return fenced(block.language, block.text);
    case 'table':
      return [row(block.head), row(block.head.map(() => RULE)), ...block.rows.map(row)].join('\n');
  }
}

const RULE: Sentence = { text: '---', pieces: [] };

const row = (cells: readonly Sentence[]): string =>
  `| ${cells.map((cell) => (cell === RULE ? '---' : told(cell))).join(' | ')} |`;

/** The first line is the item's title; the others stand under it, indented as far as its marker is wide. */
function item([title, ...lines]: readonly Sentence[], marker: string): string {
  const indent = ' '.repeat(marker.length);
  const head = title === undefined ? '' : told(title);
  const first = marker === '- ' ? head : `**${head}**`;
  return [`${marker}${first}`, ...lines.map((line) => `${indent}${told(line)}`)].join('  \n');
}
