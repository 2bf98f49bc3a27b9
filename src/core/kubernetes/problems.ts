import { isAlias, isMap, isScalar, isSeq, type LineCounter, visit, type YAMLMap, type YAMLParseError } from 'yaml';
import { positionAt } from './ingress-object.ts';
import { rangeOf } from './layout.ts';
import type { Position, Problem, ProblemId } from './manifest.ts';
import { type Doc, mapAt, pairOf, resolved } from './nodes.ts';

const NOWHERE: Position = { line: 0, column: 0 };

export const problem = (
  id: ProblemId,
  values: Problem['values'],
  { line, column }: Position = NOWHERE,
  repaired: string | null = null,
): Problem => ({ id, values, line, column, repaired });

/** The parser's complaint as ours, with the place. */
export function parseProblem(
  { code, message: reason, pos }: YAMLParseError,
  text: string,
  lines: LineCounter,
): Problem {
  const at = positionAt(pos[0], lines);
  const line = text.split('\n', at.line)[at.line - 1] ?? '';
  if (line.includes('{{')) return problem('template', {}, at);
  // The parser may stumble over what follows such a line.
  const template = /^[ \t]*\{\{/m.exec(text);
  if (template !== null) return problem('template', {}, positionAt(template.index + template[0].length - 2, lines));
  const id = idOf(code, reason);
  return problem(id, id === 'broken' ? { reason: reason.split('\n', 1)[0] ?? '' } : {}, at);
}

/** What the parser lets pass and kubectl does not: an alias without its anchor, a template's braces taken for a map. */
export function contentProblem(doc: Doc, text: string, lines: LineCounter): Problem | null {
  const anchors = new Set<string>();
  let found: Problem | null = null;
  visit(doc, {
    Node(_, node) {
      const at = rangeOf(node)?.[0] ?? 0;
      if (isAlias(node)) {
        if (anchors.has(node.source)) return undefined;
        found = problem('unknown-alias', {}, positionAt(at, lines));
        return visit.BREAK;
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (!isMap(node) || !text.startsWith('{{', at)) return undefined;
      found = problem('template', {}, positionAt(at, lines));
      return visit.BREAK;
    },
  });
  return found;
}

/** Why an Ingress has no place for annotations: no metadata, or annotations that are no map. */
export function shapeProblem(ingress: YAMLMap, doc: Doc, lines: LineCounter): Problem | null {
  const metadata = mapAt(ingress, 'metadata', doc);
  if (metadata === null || metadata.items.length === 0)
    return problem('no-metadata', {}, positionAt(rangeOf(ingress)?.[0] ?? 0, lines));
  const written = pairOf(metadata, 'annotations')?.value;
  const node = resolved(written, doc);
  const isEmpty = node === null || (isScalar(node) && !node.value) || (isSeq(node) && node.items.length === 0);
  if (isEmpty || isMap(node)) return null;
  return problem('no-map', {}, positionAt(rangeOf(written)?.[0] ?? 0, lines));
}

function idOf(code: YAMLParseError['code'], reason: string): ProblemId {
  if (code === 'TAB_AS_INDENT') return 'tab';
  if (code === 'DUPLICATE_KEY') return 'duplicate-key';
  if (code === 'BAD_ALIAS') return 'unknown-alias';
  if (code === 'MULTILINE_IMPLICIT_KEY' || code === 'BLOCK_AS_IMPLICIT_KEY') return 'missing-colon';
  if (code === 'BAD_INDENT') return reason.startsWith('Flow') ? 'unclosed' : 'bad-indent';
  return code === 'MISSING_CHAR' ? 'unclosed' : 'broken';
}
