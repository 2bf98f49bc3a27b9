// Reads YAML nodes by name: aliases are followed, merge keys too.
import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

export type Doc = Document.Parsed;

const isNode = (value: unknown): value is Node => isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);

/** The node that an alias stands for; any other node itself. */
export function resolved(value: unknown, doc: Doc): Node | null {
  if (!isNode(value)) return null;
  return isAlias(value) ? (target(value, doc) ?? null) : value;
}

const target = (alias: Alias, doc: Doc): Node | undefined => alias.resolve(doc);

/** The key as a text; `<<` for a merge key, which YAML reads as one of its own kind. */
export function keyOf({ key }: Pair): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

/** The map's own pair with this key; not one that a merge key brings. */
export const pairOf = (map: YAMLMap, key: string): Pair | undefined => map.items.find((pair) => keyOf(pair) === key);

export function mapAt(map: YAMLMap, key: string, doc: Doc): YAMLMap | null {
  const node = resolved(pairOf(map, key)?.value, doc);
  return isMap(node) ? node : null;
}

export function itemsAt(map: YAMLMap, key: string, doc: Doc): readonly YAMLMap[] {
  const node = resolved(pairOf(map, key)?.value, doc);
  return isSeq(node) ? node.items.map((item) => resolved(item, doc)).filter((item) => isMap(item)) : [];
}

/** The text of a scalar, as written where it is none in quotes; `null` when there is none. */
export function textOf(value: unknown, doc: Doc): string | null {
  const node = resolved(value, doc);
  if (!isScalar(node) || node.value === null) return null;
  return typeof node.value === 'string' ? node.value : (node.source ?? '');
}

export const textAt = (map: YAMLMap, key: string, doc: Doc): string | null => textOf(pairOf(map, key)?.value, doc);

export function textsAt(map: YAMLMap, key: string, doc: Doc): readonly string[] {
  const node = resolved(pairOf(map, key)?.value, doc);
  return isSeq(node) ? node.items.map((item) => textOf(item, doc)).filter((text) => text !== null) : [];
}

/** Aliases within one value; more of them is a text made to grow without end. */
const MOST_ALIASES = 1000;

/** A part of the text as plain data; `null` when it is not there, or grows without end. */
export function valueAt(map: YAMLMap, key: string, doc: Doc): unknown {
  const node = resolved(pairOf(map, key)?.value, doc);
  try {
    return node === null ? null : node.toJS(doc, { maxAliasCount: MOST_ALIASES });
  } catch {
    return null;
  }
}

/**
 * The pairs of a map and of its merge keys in the order in which they stand. The later one wins, as kubectl's parser has it
 * (seen: v1.32 lets a merge key win over a key above it).
 */
export function allPairs(map: YAMLMap, doc: Doc, depth = 0): readonly Pair[] {
  return map.items.flatMap((pair) => {
    if (!isMergeKey(pair) || depth > DEEPEST) return [pair];
    const merged = resolved(pair.value, doc);
    const sources = isSeq(merged) ? merged.items.map((item) => resolved(item, doc)) : [merged];
    // Of several maps that are merged, the first one's word counts.
    return sources.toReversed().flatMap((source) => (isMap(source) ? allPairs(source, doc, depth + 1) : []));
  });
}

/** Maps that merge one another: a text may nest them without end. */
const DEEPEST = 8;

export const isMergeKey = (pair: Pair): boolean => keyOf(pair) === '<<';
