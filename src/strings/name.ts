/** The name under which `_locales` keeps the sentence of a key: browsers take letters, digits and underscores only. */
export const messageName = (key: string): string => key.replaceAll(/\W/g, '_');

/** How long a code is. */
export const CODE_LENGTH = 4;
const CODES = 36 ** CODE_LENGTH;

/**
 * What stands for a name in the package: four letters or digits, for whole names would be a ninth of all that is said.
 * FNV-1a. @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function codeOf(name: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return ((hash >>> 0) % CODES).toString(36).padStart(CODE_LENGTH, '0');
}
