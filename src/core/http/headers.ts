import type { HeaderLines } from '../exchange.ts';

/** Removes HTTP whitespace only (RFC 9110, 5.6.3: SP and HTAB); `trim()` would also take VT, FF and NBSP. */
export function trimmed(value: string): string {
  let from = 0;
  let to = value.length;
  while (from < to && isSpace(value.charCodeAt(from))) from++;
  while (to > from && isSpace(value.charCodeAt(to - 1))) to--;
  return value.slice(from, to);
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09;

/** The value of each line of that name, in wire order; `name` in lower case. */
export function lines(headers: HeaderLines, name: string): readonly string[] {
  const found: string[] = [];
  for (const line of headers) if (isNamed(line[0], name)) found.push(trimmed(line[1]));
  return found;
}

/** Whether a header that is spelt so has that name; `name` in lower case. */
export const isNamed = (spelt: string, name: string): boolean =>
  spelt.length === name.length && spelt.toLowerCase() === name;

/** All lines of that name joined with ", " (Fetch, "get a header value"); `null` when there is none. */
export function combined(headers: HeaderLines, name: string): string | null {
  let found: string | null = null;
  for (const line of headers) {
    if (!isNamed(line[0], name)) continue;
    const value = trimmed(line[1]);
    found = found === null ? value : `${found}, ${value}`;
  }
  return found;
}
