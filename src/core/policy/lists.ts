// Comma-separated lists as headers and annotations carry them.

/** The elements, without the spaces around them; empty ones are dropped. */
export function elements(list: string): readonly string[] {
  return list
    .split(',')
    .map((element) => element.trim())
    .filter((element) => element !== '');
}

/** The list with the names at its end: present spelling and separator stay. */
export function extended(list: string | null, names: readonly string[]): string {
  const present = elements(list ?? '');
  const separator = list !== null && present.length > 1 && !list.includes(', ') ? ',' : ', ';
  return [...present, ...names].join(separator);
}

/** The words of a list that somebody separated with anything but commas. */
export function words(list: string): readonly string[] {
  return list.split(/[\s,;]+/).filter((word) => word !== '');
}
