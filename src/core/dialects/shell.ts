/** One word for a POSIX shell, nothing in it expanded (POSIX, 2.2.2). NUL, which no argument can hold, is dropped. */
export const shellQuoted = (value: string): string =>
  `'${value.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
