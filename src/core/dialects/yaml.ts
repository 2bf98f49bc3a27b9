// Text for YAML documents. Values come from pages and their servers, so everything but plain ASCII is escaped.

/** A double-quoted scalar that parses to exactly this value (YAML 1.2, 7.3.1). */
export function quoted(value: string): string {
  const escaped = value.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll(/[^ -~]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return `\\U${code.padStart(8, '0')}`;
  });
  return `"${escaped}"`;
}

/** Plain data in one line that YAML and JSON read alike, in ASCII. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const LONGEST_COMMENT = 240;

/**
 * Printable ASCII and what Chinese sentences are made of. No character among them ends a line, turns the direction of
 * what follows, or is invisible.
 */
const NOT_PRINTED = /[^ -~\p{Script=Han}，。；：、（）“”…]/gu;

/** One line for a comment; a character that is neither ASCII nor Chinese shows as `?`. */
export function commentText(text: string): string {
  const line = text.replaceAll('’', "'").replaceAll(NOT_PRINTED, '?').trim();
  return line.length > LONGEST_COMMENT ? `${line.slice(0, LONGEST_COMMENT)}...` : line;
}
