import { isSecretName } from '../../core/index.ts';

/** Whether the header's value is a secret by its very name, as in a report. */
export const isSecret = (name: string): boolean =>
  !name.toLowerCase().startsWith('access-control-') && isSecretName(name);

/** The value as the panel shows it: a screenshot of the panel is to be as safe as an exported report. */
export function shownHeader<Value extends string | null>(name: string, value: Value): Value | string {
  return isSecret(name) && value !== null ? '••••••' : value;
}

/** The name as people write it; in the data header names are lower-case. */
export const shownName = (name: string): string => name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase());
