// Annotation values as the controller's Go code reads them.
import type { Annotations } from './types.ts';

/** The prefix that the controller reads by default (`--annotations-prefix`). */
export const ANNOTATION_PREFIX = 'nginx.ingress.kubernetes.io/';

const CORS = /^(?:enable-cors|cors-[\w-]+)$/;

/** What an Ingress sets for its paths beside its CORS policy: a new one for some of them needs the same. */
export const withoutPolicy = (annotations: Annotations): Annotations =>
  Object.fromEntries(
    Object.entries(annotations).filter(
      ([key]) => key.startsWith(ANNOTATION_PREFIX) && !CORS.test(key.slice(ANNOTATION_PREFIX.length)),
    ),
  );

/** The raw value of an annotation, its key given without the prefix; `undefined` when it is not set. */
export function rawValue(annotations: Annotations, name: string): string | undefined {
  return annotations[fullKey(name)] ?? annotations[name];
}

const fullKeys = new Map<string, string>();

// Putting the key together anew costs more than all the rest of a lookup; the names are those that the code asks for.
function fullKey(name: string): string {
  let key = fullKeys.get(name);
  if (key === undefined) {
    key = ANNOTATION_PREFIX + name;
    fullKeys.set(name, key);
  }
  return key;
}

/** `parser.GetStringAnnotation`: each line trimmed; `null` when unset or blank, which the controller takes for unset. */
export function stringValue(annotations: Annotations, name: string): string | null {
  const raw = rawValue(annotations, name);
  if (raw === undefined) return null;
  const value = raw.includes('\n') ? raw.split('\n').map(trimSpace).join('\n') : trimSpace(raw);
  return value === '' ? null : value;
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/** `strconv.ParseBool` without trimming; the default when unset or invalid. */
export function boolValue(annotations: Annotations, name: string, otherwise: boolean): boolean {
  const raw = rawValue(annotations, name) ?? '';
  if (TRUE.has(raw)) return true;
  if (FALSE.has(raw)) return false;
  return otherwise;
}

const MAX_INT64 = 9_223_372_036_854_775_807n;

/** `strconv.Atoi` (64 bits) without trimming; the default when unset or invalid. */
export function intValue(annotations: Annotations, name: string, otherwise: number): number {
  const raw = rawValue(annotations, name) ?? '';
  // Nineteen digits hold every 64-bit number; more can only be leading zeros.
  const digits = /^([+-]?)0*(\d{1,19})$/.exec(raw);
  if (!digits) return otherwise;
  const magnitude = BigInt(digits[2] ?? 0);
  const negative = digits[1] === '-';
  if (magnitude > (negative ? MAX_INT64 + 1n : MAX_INT64)) return otherwise;
  return negative && magnitude !== 0n ? -Number(magnitude) : Number(magnitude);
}

/** `strings.TrimSpace`: Go's white space, which is not quite that of JavaScript. */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x80) return false;
  return code === 0x85 || code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || isWideSpace(code);
}

function isWideSpace(code: number): boolean {
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}
