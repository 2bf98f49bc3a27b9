import type { HeaderLines } from '../exchange.ts';
import type { RawHeader } from './events.ts';

type Line = HeaderLines[number];

/** Makes header lines of either form; bytes become the characters of the same number (Fetch, "isomorphic decode"). */
export type ReadLines = (raw: readonly RawHeader[]) => HeaderLines;

/** Lines that are known at a time; then it begins anew, and what was kept before stays with its exchanges. */
const LIMIT = 5000;

/**
 * Of lines that are alike one stands for all: the requests of a page differ in few of their headers, and a browser gives each
 * of them anew with each event.
 */
export function createLines(): ReadLines {
  const known = new Map<string, Map<string, Line>>();
  let size = 0;

  function lineOf(name: string, value: string): Line {
    const before = known.get(name)?.get(value);
    if (before !== undefined) return before;
    if (size === LIMIT) {
      known.clear();
      size = 0;
    }
    const line: Line = [name, value];
    const ofName = known.get(name) ?? new Map<string, Line>();
    known.set(name, ofName.set(value, line));
    size++;
    return line;
  }
  return (raw) => raw.map(({ name, value, binaryValue }) => lineOf(name, value ?? textOf(binaryValue)));
}

const textOf = (bytes: RawHeader['binaryValue'] = []): string =>
  bytes.map((byte) => String.fromCharCode(byte)).join('');
