// Where nodes of a YAML text stand in it.
import { isMap, isPair, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml';

/** Start and end of a node's own text, without anchor, tag and comment; `null` where it has none. */
export function rangeOf(node: unknown): readonly [start: number, end: number] | null {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
  if (!Array.isArray(range)) return null;
  const [start, end]: readonly unknown[] = range;
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : null;
}

export const isFlow = (map: YAMLMap): boolean => map.flow === true;

export const isBlockScalar = ({ type }: Scalar): boolean => type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL';

const BEFORE_VALUE: ReadonlySet<string> = new Set(['map-value-ind', 'anchor', 'tag']);

/** Just behind the colon of a pair, and behind the anchor and the tag that follow it. */
export function startOfValue({ srcToken }: Pair): number | null {
  if (srcToken === undefined || srcToken === null || typeof srcToken !== 'object' || !('sep' in srcToken)) return null;
  const last = srcToken.sep?.findLast(({ type }) => BEFORE_VALUE.has(type));
  return last === undefined ? null : last.offset + last.source.length;
}

/** Where the last character of a pair or node ends; behind a block scalar that is the start of a line. */
export function endOf(node: unknown, text: string): number {
  if (isPair(node)) {
    const value = rangeOf(node.value);
    const isEmpty = value === null || value[0] === value[1];
    if (!isEmpty || isMap(node.value) || isSeq(node.value)) return endOf(node.value, text);
    return startOfValue(node) ?? rangeOf(node.key)?.[1] ?? text.length;
  }
  if ((isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0)
    return endOf(node.items.at(-1), text);
  return rangeOf(node)?.[1] ?? text.length;
}

export const startOfLine = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Before the break that ends the line of an offset. */
export function endOfLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return text[at - 1] === '\r' ? at - 1 : at;
}

/** The kind of line break that ends the line of an offset, or else the one before it. */
export function breakAt(text: string, offset: number): '\n' | '\r\n' {
  const behind = text.indexOf('\n', offset);
  const at = behind < 0 ? text.lastIndexOf('\n', offset) : behind;
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** As many spaces as stand before an offset in its line, with `- ` counted as two. */
export const indentAt = (text: string, offset: number): string => ' '.repeat(offset - startOfLine(text, offset));
