/** Longer texts are no longer the same one a thousand times, and would be held for nothing. */
const LONGEST = 4096;

/**
 * The same function with a memory for the last texts that it was given: what a page asks and a gateway answers comes a
 * thousand times. Only speed depends on it.
 * @param most texts that are held; with one more it starts anew
 * @param longest characters of a text that is held
 */
export function remembering<T extends object | string | null>(
  make: (text: string) => T,
  most = 64,
  longest = LONGEST,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (text.length > longest) return made;
    if (known.size === most) known.clear();
    known.set(text, made);
    return made;
  };
}
