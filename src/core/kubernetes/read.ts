import { Composer, isMap, Lexer, LineCounter, Parser } from 'yaml';
import { allSteps } from '../all-steps.ts';
import type { Annotations } from '../ingress-nginx/types.ts';
import { controllerRelease } from './controller-image.ts';
import { diffOf, edited } from './diff.ts';
import { flattenedProblem, oddSpaceProblem } from './flattened.ts';
import { ingressObject } from './ingress-object.ts';
import type { Edited, IngressObject, Manifest, Problem } from './manifest.ts';
import { type Doc, itemsAt, textAt } from './nodes.ts';
import { annotationEdits } from './patch.ts';
import { contentProblem, parseProblem, problem, shapeProblem } from './problems.ts';
import { changesOnly, type Found } from './unharmed.ts';

/** Characters; a cluster with thousands of Ingress objects has less. */
const LONGEST = 8_000_000;

/**
 * Reads YAML or JSON: one object, several documents, a List, what `kubectl get ingress -A -o yaml` prints. A document
 * that cannot be read is a problem of its own; the others are read.
 */
export const readManifest = (text: string): Manifest => allSteps(readSteps(text));

/** The same in steps, for whoever has to do other things in between; a document as a whole is one of them. */
export function* readSteps(text: string): Generator<void, Manifest> {
  if (text.length > LONGEST) return unread(text, problem('too-large', { size: String(text.length) }));
  const lines = new LineCounter();
  const docs = yield* parsing(text, lines);
  const wrong = new Map(docs.map((doc) => [doc, docProblem(doc, text, lines)] as const));
  const found = docs.filter((doc) => wrong.get(doc) === null).flatMap((doc) => objectsIn(doc));
  const ingresses = found.filter(({ map, doc }) => textAt(map, 'kind', doc) === 'Ingress');
  const nodes = new Map(ingresses.map((it) => [ingressObject(it.map, it.doc, lines), it] as const));
  const known = new Map<string, Edited | Problem>();
  const objects = [...nodes.keys()];
  const misshapen = new Map(
    [...nodes].map(([object, { map, doc }]) => [object, shapeProblem(map, doc, lines)] as const),
  );
  const broken = [...wrong.values(), ...misshapen.values()].filter((it) => it !== null);
  return {
    text,
    objects,
    problems: problemsOf(text, broken, objects),
    release: controllerRelease(found),
    edit(object, values) {
      const place = nodes.get(object);
      if (place === undefined) throw new RangeError('The Ingress is not one of this text.');
      const key = JSON.stringify([objects.indexOf(object), values]);
      const result = misshapen.get(object) ?? known.get(key) ?? changed(text, found, place, object, values);
      if (known.size >= CACHE_LIMIT) known.clear();
      known.set(key, result);
      return result;
    },
  };
}

/** A plan is made again with each request; most of its changes are the same. */
const CACHE_LIMIT = 64;

const unread = (text: string, why: Problem): Manifest => ({
  text,
  objects: [],
  problems: [why],
  release: null,
  edit: () => why,
});

function problemsOf(text: string, broken: readonly Problem[], objects: readonly IngressObject[]): readonly Problem[] {
  const isHealthy = broken.length === 0 && objects.some(({ name }) => name !== '');
  const copied = isHealthy ? null : (oddSpaceProblem(text, readManifest) ?? flattenedProblem(text, readManifest));
  if (copied !== null) return [copied];
  if (broken.length > 0 || objects.length > 0) return broken;
  return [problem(/[^\s-]/.test(text.replaceAll(/^\s*#.*$/gm, '')) ? 'no-ingress' : 'empty', {})];
}

const parsed = (text: string, lines: LineCounter): readonly Doc[] => allSteps(parsing(text, lines));

/** Lexemes in one step: less than a millisecond. */
const STRIDE = 200;

/** With the rules of kubectl's own parser: YAML 1.1, where a bare `yes` is a truth value, and merge keys. */
function* parsing(text: string, lineCounter: LineCounter): Generator<void, readonly Doc[]> {
  const options = { version: '1.1', merge: true, keepSourceTokens: true, prettyErrors: false } as const;
  const composer = new Composer({ ...options, lineCounter });
  const parser = new Parser(lineCounter.addNewLine);
  const docs: Doc[] = [];
  lineCounter.addNewLine(0);
  let read = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) docs.push(...composer.next(token));
    if (++read % STRIDE === 0) yield;
  }
  for (const token of parser.end()) docs.push(...composer.next(token));
  docs.push(...composer.end());
  return docs;
}

function docProblem(doc: Doc, text: string, lines: LineCounter): Problem | null {
  const [error] = doc.errors;
  return error === undefined ? contentProblem(doc, text, lines) : parseProblem(error, text, lines);
}

/** The objects of a document: itself, or the items of a List. */
function objectsIn(doc: Doc): readonly Found[] {
  const { contents } = doc;
  if (!isMap(contents)) return [];
  const isList = textAt(contents, 'kind', doc)?.endsWith('List') === true;
  return isList ? itemsAt(contents, 'items', doc).map((map) => ({ map, doc })) : [{ map: contents, doc }];
}

function changed(
  text: string,
  found: readonly Found[],
  place: Found,
  object: IngressObject,
  values: Annotations,
): Edited | Problem {
  const edits = annotationEdits(text, place.map, place.doc, values).filter(
    ({ start, end, text: put }) => text.slice(start, end) !== put,
  );
  const result = edited(text, edits);
  const lines = new LineCounter();
  const after = parsed(result, lines)
    .filter((doc) => docProblem(doc, result, lines) === null)
    .flatMap(objectsIn);
  return changesOnly(found, after, found.indexOf(place), values)
    ? { text: result, diff: diffOf(text, edits) }
    : problem('shared-anchor', { name: object.name }, object.at);
}
