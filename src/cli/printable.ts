/** Controls and invisible format characters (those that turn the direction of text among them), but for the line feed. */
const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Text for a terminal. Header values and addresses are the page's and its servers': an escape sequence among them could
 * clear the screen or rewrite what stands above it. Each such character is shown as its number, such as `\u{1b}`.
 */
export const printable = (text: string): string =>
  text.replaceAll(unprintable, (character) => String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
