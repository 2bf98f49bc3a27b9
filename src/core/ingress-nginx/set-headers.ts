// What headers-more's `more_set_headers` does to an answer's header.
import type { HeaderLines } from '../exchange.ts';

/**
 * Sets lines as `more_set_headers` does: the first line of that name gets the value in its place, further ones go, and
 * a name that is not there is appended. An empty value only removes.
 */
export function setHeaders(lines: HeaderLines, changes: HeaderLines): HeaderLines {
  let result = lines.slice();
  for (const [name, value] of changes) {
    const key = name.toLowerCase();
    const first = result.findIndex(([other]) => other.toLowerCase() === key);
    if (first < 0) {
      if (value !== '') result.push([name, value]);
      continue;
    }
    const kept = result[first]?.[0] ?? name;
    result = result.filter(([other], index) => index === first || other.toLowerCase() !== key);
    result.splice(first, 1, ...(value === '' ? [] : [[kept, value] as const]));
  }
  return result;
}

/** The value of the first line of that name (lower-case), or `null`. */
export function headerValue(lines: HeaderLines, name: string): string | null {
  return lines.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}
