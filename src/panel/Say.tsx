import { parts, phrase, type Message } from '../core/index.ts';
import { usePanel } from './panel-context.ts';

/** A sentence; the values of the page and its servers stand out as code, and are text whatever they hold. */
export function Say({ message }: { readonly message: Message }) {
  const { lookup } = usePanel();
  return (
    <>{parts(message, lookup).map(({ text, value }, index) => (value ? <code key={index}>{text}</code> : text))}</>
  );
}

/** Sentences as plain text, for attributes and where the values are not to stand out. */
export function usePhrase(): (message: Message) => string {
  const { lookup } = usePanel();
  return (message) => phrase(message, lookup);
}
