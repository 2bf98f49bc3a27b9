import type { Lookup } from '../text/message.ts';
import { type Block, outlineOf } from './outline.ts';
import type { Report, Sentence } from './types.ts';
import { visible, visibleLines } from './visible.ts';

/** The report as one HTML file: nothing is loaded, nothing runs. A block a step. */
export function* htmlSteps(report: Report, lookup: Lookup): Generator<void, string> {
  const texts: string[] = [];
  let title = '';
  for (const block of outlineOf(report, lookup)) {
    if (block.kind === 'heading' && block.level === 1) title = block.text.text;
    texts.push(written(block));
    yield;
  }
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    ...texts,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}',
  'pre{overflow:auto;padding:.75rem;border:1px solid #8886;border-radius:4px}',
  'code{font-family:ui-monospace,monospace;font-size:.95em;overflow-wrap:anywhere}',
  'table{border-collapse:collapse;width:100%}',
  'th,td{border:1px solid #8886;padding:.25rem .5rem;text-align:left;vertical-align:top}',
].join('');

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${told(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${told(block.text)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((lines) => `<li>${lines.map(told).join('<br>')}</li>`).join('')}</${tag}>`;
    }
    case 'code':
      return `<pre><code>${escaped(visibleLines(block.text), false)}</code></pre>`;
    case 'table':
      return `<table><thead>${row(block.head, 'th')}</thead><tbody>${block.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
  }
}

const row = (cells: readonly Sentence[], tag: 'th' | 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${told(cell)}</${tag}>`).join('')}</tr>`;

const told = ({ pieces }: Sentence): string =>
  pieces.map(({ text, value }) => (value && text !== '' ? `<code>${escaped(text)}</code>` : escaped(text))).join('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string, oneLine = true): string {
  return (oneLine ? visible(text) : text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
