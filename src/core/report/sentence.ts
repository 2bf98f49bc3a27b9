import { type Lookup, type Message, parts } from '../text/message.ts';
import { redactText } from './redact.ts';
import type { Sentence } from './types.ts';

/** A sentence in the reader's language, its values redacted and told apart from the product's own words. */
export function sentence(message: Message, lookup: Lookup): Sentence {
  const values = Object.fromEntries(Object.entries(message.values).map(([name, value]) => [name, redactText(value)]));
  const pieces = parts({ key: message.key, values }, lookup).map(({ text, value }) => ({
    text,
    value: value && !/^\d*$/.test(text),
  }));
  return { text: pieces.map(({ text }) => text).join(''), pieces };
}
