// The filter's language is no part of the first look at the list: a chunk of its own.
import { signal } from '@preact/signals';
import type { Language } from './store/view.ts';

/** `null` until it is there: then nothing is filtered yet. */
export const language = signal<Language | null>(null);

/** Fetches it; never rejects. */
export async function loadLanguage(): Promise<void> {
  // Of an extension that was updated under its panel nothing can be fetched any more: the banner says so.
  language.value ??= await import('./store/query.ts').catch(() => null);
}
