// An Ingress whose indentation was lost, or turned into something else, when it was copied from a page.
import type { Manifest, Problem } from './manifest.ts';
import { problem } from './problems.ts';
import { reindented } from './reindent.ts';

/**
 * The problem of a text in which the keys of `metadata` stand level with it; `null` when it is another one.
 * @param read reads the text with its indentation put back, which has to hold an Ingress with a name
 */
export function flattenedProblem(text: string, read: (repaired: string) => Manifest): Problem | null {
  const lines = text.split('\n');
  const metadata = lines.findIndex((line) => /^metadata:\s*(?:#.*)?$/.test(line));
  const next = metadata < 0 ? -1 : lines.findIndex((line, at) => at > metadata && /^\s*[^\s#]/.test(line));
  const key = /^(name|namespace|annotations|labels):/.exec(lines[next] ?? '')?.[1];
  if (key === undefined) return null;
  const indented = reindented(text);
  const isGood = indented !== null && isHealthy(read(indented));
  return problem('flattened', { key }, { line: next + 1, column: 1 }, isGood ? indented : null);
}

/** Spaces of page layout and of Chinese writing, and what is no space at all. */
const ODD = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/;
const ODD_INDENT = new RegExp(String.raw`^(?!\ufeff\S)[ \t]*${ODD.source}`, 'm');
/** Two columns wide. */
const WIDE = '\u3000';
/** None wide. */
const NO_WIDTH = /[\u200b\ufeff]/g;

/** The problem of a text that is indented by other characters than spaces; `null` when it is another one. */
export function oddSpaceProblem(text: string, read: (repaired: string) => Manifest): Problem | null {
  const at = text.split('\n').findIndex((line) => ODD_INDENT.test(line));
  if (at < 0) return null;
  const spaced = text.replaceAll(/^[\s\u200b]+/gm, (indent) =>
    indent
      .replaceAll(NO_WIDTH, '')
      .replaceAll(WIDE, '  ')
      .replaceAll(/[^\S\r\n\t]/g, ' '),
  );
  const column = (text.split('\n')[at]?.search(ODD) ?? 0) + 1;
  return problem('odd-space', {}, { line: at + 1, column }, isHealthy(read(spaced)) ? spaced : null);
}

const isHealthy = ({ objects, problems }: Manifest): boolean =>
  problems.length === 0 && objects.length > 0 && objects.every(({ name }) => name !== '');
