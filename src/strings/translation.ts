import { messages } from './messages.ts';

/** A sentence in another language; `description` is the English that it was made from, and is not shipped. */
export interface Translated {
  readonly message: string;
  readonly description: string;
}

export type Translation = Readonly<Record<string, Translated>>;

/** The file of a language as it is to be: in the order of the English, without what English has no more. */
export function arranged(translation: Translation): string {
  const known = Object.keys(messages()).flatMap((name) => {
    const found = translation[name];
    return found === undefined ? [] : [[name, found]];
  });
  return `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`;
}

/** Names of sentences to be translated: new ones, and those whose English has changed since. */
export const untranslated = (translation: Translation): readonly string[] =>
  Object.entries(messages())
    .filter(([name, { message }]) => translation[name]?.description !== message)
    .map(([name]) => name);
