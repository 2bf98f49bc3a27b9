// The last check of an edited text: it says what it said before, but for the annotations that were to change.
import type { YAMLMap } from 'yaml';
import type { Annotations } from '../ingress-nginx/types.ts';
import { allPairs, type Doc, keyOf, mapAt, textOf } from './nodes.ts';

/** An object of a text. */
export interface Found {
  readonly map: YAMLMap;
  readonly doc: Doc;
}

/** Whether the objects differ in nothing but the annotations of the one at `index`, and those in nothing but `values`. */
export function changesOnly(
  before: readonly Found[],
  after: readonly Found[],
  index: number,
  values: Annotations,
): boolean {
  if (before.length !== after.length) return false;
  return before.every((object, at) => {
    const now = after[at];
    if (now === undefined) return false;
    const isMeant = at === index;
    const content = contentOf(object, isMeant);
    return (
      content !== null &&
      content === contentOf(now, isMeant) &&
      (!isMeant || sameAnnotations(now, new Map([...annotationsOf(object), ...Object.entries(values)])))
    );
  });
}

/** Aliases within one object; more of them is a text made to grow without end. */
const MOST_ALIASES = 10_000;

function contentOf({ map, doc }: Found, withoutAnnotations: boolean): string | null {
  try {
    const content: unknown = map.toJS(doc, { maxAliasCount: MOST_ALIASES });
    return JSON.stringify(content, (key, value: unknown) =>
      withoutAnnotations && key === 'annotations' ? undefined : value,
    );
  } catch {
    return null;
  }
}

function annotationsOf({ map, doc }: Found): ReadonlyMap<string, string> {
  const metadata = mapAt(map, 'metadata', doc);
  const block = metadata && mapAt(metadata, 'annotations', doc);
  return new Map((block === null ? [] : allPairs(block, doc)).map((it) => [keyOf(it), textOf(it.value, doc) ?? '']));
}

function sameAnnotations(now: Found, expected: ReadonlyMap<string, string>): boolean {
  const found = annotationsOf(now);
  return found.size === expected.size && [...expected].every(([key, value]) => found.get(key) === value);
}
