/**
 * The path prefixes that hold the given requests and none of the others: whole segments, each as short as it can be.
 * @returns null when there are no others, when one of the requests shares its whole path with another, or when nothing but
 *   an id tells them apart
 */
export function ownPrefixes(needing: readonly string[], others: readonly string[]): readonly string[] | null {
  if (others.length === 0 || needing.length === 0) return null;
  const taken = new Set(others.flatMap(prefixesOf));
  const found = new Set<string>();
  for (const path of needing) {
    const own = prefixesOf(path).find((prefix) => !taken.has(prefix));
    if (own === undefined || NUMBERED.test(own)) return null;
    found.add(own);
  }
  return [...found].toSorted();
}

/** A number, a UUID or a hash: one thing among many of its kind, which needs no policy of its own. */
const NUMBERED = /\/(?:\d+|[\da-f]{8}-[\da-f-]{27}|(?=[a-z]*\d)[\da-f]{12,})(?:\/|$)/i;

/** Whether a path lies under a prefix, by whole segments (Ingress, `pathType: Prefix`). */
export const isUnder = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`);

/** `/api/a` → `/api`, `/api/a`. A path whose last segment is empty ends with the prefix before it. */
function prefixesOf(path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
}
