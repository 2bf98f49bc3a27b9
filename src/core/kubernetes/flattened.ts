// An Ingress whose indentation was lost when it was copied from a page.
import type { Manifest, Problem } from './manifest.ts';
import { problem } from './problems.ts';
import { reindented } from './reindent.ts';

/**
 * The problem of a text in which the keys of `metadata` stand level with it; `null` when it is another one.
 * @param read reads the text with its indentation put back, which has to hold an Ingress with a name
 */
export function flattenedProblem(text: string, read: (repaired: string) => Manifest): Problem | null {
  const lines = text.split('\n');
  const metadata = lines.findIndex((line) => /^metadata:\s*$/.test(line));
  const next = metadata < 0 ? -1 : lines.findIndex((line, at) => at > metadata && /^\s*[^\s#]/.test(line));
  const key = /^(name|namespace|annotations|labels):/.exec(lines[next] ?? '')?.[1];
  if (key === undefined) return null;
  const indented = reindented(text);
  const isGood = indented !== null && isHealthy(read(indented));
  return problem('flattened', { key }, { line: next + 1, column: 1 }, isGood ? indented : null);
}

const isHealthy = ({ objects, problems }: Manifest): boolean =>
  problems.length === 0 && objects.length > 0 && objects.every(({ name }) => name !== '');
