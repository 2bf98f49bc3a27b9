// What headers-more's `more_set_headers` does to an answer's header.
import type { HeaderLines } from '../exchange.ts';

/**
 * Sets lines as `more_set_headers` does: the first line of that name gets the value in its place, further ones go, and
 * a name that is not there is appended. An empty value only removes.
 */
export function setHeaders(lines: HeaderLines, changes: HeaderLines): HeaderLines {
  const result = lines.slice();
  for (const [name, value] of changes) {
    const key = name.toLowerCase();
    let [isSet, length] = [false, 0];
    for (const line of result) {
      const [other] = line;
      const isOther = other.length !== key.length || other.toLowerCase() !== key;
      if (isOther) result[length++] = line;
      else if (!isSet && value !== '') result[length++] = [other, value];
      if (!isOther) isSet = true;
    }
    result.length = length;
    if (!isSet && value !== '') result.push([name, value]);
  }
  return result;
}

/** The value of the first line of that name (lower-case), or `null`. */
export function headerValue(lines: HeaderLines, name: string): string | null {
  return lines.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}
