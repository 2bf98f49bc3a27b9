// What headers-more's `more_set_headers` does to an answer's header.
import type { HeaderLines } from '../exchange.ts';

/**
 * Sets lines as `more_set_headers` does: the first line of that name gets the value in its place, further ones go, and
 * a name that is not there is appended. An empty value only removes.
 */
export function setHeaders(lines: HeaderLines, changes: HeaderLines): HeaderLines {
  let result: HeaderLines = lines;
  for (const [name, value] of changes) result = setHeader(result, name, value);
  return result;
}

function setHeader(lines: HeaderLines, name: string, value: string): HeaderLines {
  const key = name.toLowerCase();
  const result: (readonly [string, string])[] = [];
  let placed = value === '';
  for (const line of lines) {
    if (line[0].toLowerCase() !== key) {
      result.push(line);
    } else if (!placed) {
      result.push([line[0], value]);
      placed = true;
    }
  }
  if (!placed) result.push([name, value]);
  return result;
}

/** The value of the first line of that name (lower-case), or `null`. */
export function headerValue(lines: HeaderLines, name: string): string | null {
  return lines.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}
