import type { HeaderLines } from '../../../src/core/exchange.ts';

/** Node's flat list of names and values as lines, order and duplicates kept; HTTP/2's pseudo-headers left out. */
export function headerPairs(raw: readonly string[]): HeaderLines {
  const lines: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    if (!name.startsWith(':')) lines.push([name, raw[index + 1] ?? '']);
  }
  return lines;
}
