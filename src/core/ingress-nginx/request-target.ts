// A request's path as nginx reads it.

/** The normalized path (`$uri`) and the query with its "?", or an empty string. */
export interface Target {
  readonly uri: string;
  readonly query: string;
}

/** Splits and normalizes: percent-decoded, slashes merged, dot segments resolved (nginx, `merge_slashes on`). */
export function parseTarget(path: string): Target {
  const mark = path.indexOf('?');
  const [raw, query] = mark === -1 ? [path, ''] : [path.slice(0, mark), path.slice(mark)];
  return { uri: isPlain(raw) ? raw : normalize(decode(raw)), query };
}

function isPlain(raw: string): boolean {
  return !/%|\/\/|\/\./.test(raw);
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

function normalize(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  const last = segments.at(-1) ?? '';
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const open = kept.length > 0 && (last === '' || last === '.' || last === '..');
  return `/${kept.join('/')}${open ? '/' : ''}`;
}

/** Percent-encodes what cannot stand in a path; half of a surrogate pair becomes the replacement character. */
export function encodePath(text: string): string {
  return encodeURI(wellFormed(text));
}

/** The same for a value of a query. */
export function encodeValue(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
