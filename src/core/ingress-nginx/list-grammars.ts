// The controller's checks of cors-allow-methods, -headers and -expose-headers. Its own expressions have the shape
// `(word+,?\s?)+`, which takes exponential time to refuse a value; these describe the same values in linear time.
import { isSince, type ParsedRelease } from './release.ts';

// Go's \s; JavaScript's knows many more.
const SPACE = String.raw`[\t\n\f\r ]`;
const SEPARATOR = `(?:,${SPACE}?|${SPACE})`;

/** `^(word+,?\s?)+$` for words of the given characters. */
function listOf(characters: string): RegExp {
  return new RegExp(`^[${characters}]+(?:${SEPARATOR}[${characters}]+)*${SEPARATOR}?$`);
}

const METHODS = listOf('A-Za-z');
const HEADERS_BEFORE_1_9 = listOf(String.raw`A-Za-z0-9\-_`);
const HEADERS = /^[A-Za-z0-9\-_, ]*$/;
const EXPOSED = listOf(String.raw`A-Za-z0-9\-_*`);

/** Whether the release takes the value of cors-allow-methods. */
export function acceptsMethods(value: string, raw: string, release: ParsedRelease): boolean {
  return METHODS.test(value) && !refusesLines(raw, release);
}

/** Whether the release takes the value of cors-allow-headers. */
export function acceptsHeaders(value: string, release: ParsedRelease): boolean {
  return isSince(release, 1, 9, 0) ? HEADERS.test(value) : HEADERS_BEFORE_1_9.test(value);
}

/** Whether the release takes the value of cors-expose-headers. */
export function acceptsExposed(value: string, raw: string, release: ParsedRelease): boolean {
  return EXPOSED.test(value) && !refusesLines(raw, release);
}

/** kubernetes/ingress-nginx#12640: validation denies line breaks; backported to v1.11.5 and v1.12.1. */
function refusesLines(raw: string, release: ParsedRelease): boolean {
  if (!release.validates || !/[\r\n]/.test(raw)) return false;
  return isSince(release, 1, 12, 0) ? isSince(release, 1, 12, 1) : isSince(release, 1, 11, 5);
}
