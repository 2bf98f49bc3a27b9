const SECRET = new Set(['cookie', 'set-cookie', 'authorization', 'proxy-authorization']);

/** Whether the header's value is a secret by its very name. */
export const isSecret = (name: string): boolean => SECRET.has(name.toLowerCase());

/** The value as the panel shows it: a screenshot of the panel is to be as safe as an exported report. */
export function shownHeader<Value extends string | null>(name: string, value: Value): Value | string {
  return isSecret(name) && value !== null ? '••••••' : value;
}

/** The name as people write it; in the data header names are lower-case. */
export const shownName = (name: string): string => name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase());
