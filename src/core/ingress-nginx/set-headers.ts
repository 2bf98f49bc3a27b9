// What headers-more's `more_set_headers` does to an answer's header.
import type { HeaderLines } from '../exchange.ts';
import { isNamed } from '../http/headers.ts';

/**
 * Sets lines as `more_set_headers` does: the first line of that name gets the value in its place, further ones go, and
 * a name that is not there is appended. An empty value only removes.
 */
export function setHeaders(lines: HeaderLines, changes: HeaderLines): HeaderLines {
  let result = lines.slice();
  for (const [name, value] of changes) {
    const key = name.toLowerCase();
    const at = result.findIndex(([spelt]) => isNamed(spelt, key));
    if (at < 0) {
      if (value !== '') result.push([name, value]);
      continue;
    }
    const [spelt] = result[at] ?? [name];
    const rest = result.slice(at + 1).filter(([other]) => !isNamed(other, key));
    result = [...result.slice(0, at), ...(value === '' ? [] : [[spelt, value] as const]), ...rest];
  }
  return result;
}

/** The value of the first line of that name (lower-case), or `null`. */
export function headerValue(lines: HeaderLines, name: string): string | null {
  return lines.find(([spelt]) => isNamed(spelt, name))?.[1] ?? null;
}
