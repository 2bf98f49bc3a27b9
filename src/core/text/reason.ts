import type { UnsafeHeader } from '../verdict.ts';
import type { Catalog, Message } from './message.ts';
import { keyOf, message } from './strings.ts';

const REASONS: Readonly<Record<UnsafeHeader['reason'], string>> = {
  'not-safelisted': '{name} is not a CORS-safelisted request header.',
  'content-type':
    'Content-Type is safelisted only for text/plain, multipart/form-data and application/x-www-form-urlencoded; this one is {value}.',
  'unsafe-byte': '{name} holds a character that is not safelisted: {value}.',
  'too-long': 'The value of {name} is longer than 128 bytes.',
  'total-too-long': 'The safelisted headers are longer than 1024 bytes together.',
  range: 'Range is safelisted only as one range with a start, such as bytes=0-99; this one is {value}.',
  'language-byte': '{name} holds a character that is not safelisted in a language: {value}.',
  'value-not-safelisted': '{name} is safelisted with some values only, and the request’s value is none of them.',
};

/** Why a header made the preflight necessary. */
export function reasonForHeader({ name, value, reason }: UnsafeHeader): Message {
  return message(keyOf('unsafe_header', reason), { name, value: value ?? '' });
}

/** English for the reasons. */
export const reasonStrings: Catalog = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ Object.entries(REASONS).map(([reason, text]) => [keyOf('unsafe_header', reason), text]),
);
