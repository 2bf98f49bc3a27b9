import type { Catalog } from '../text/message.ts';
import { catalogOf, keyOf, merged, message } from '../text/strings.ts';
import type { Cause, Explanation } from '../verdict.ts';
import { causes } from './index.ts';

/** The sentences for a cause, as data. */
export function explainCause({ id, values }: Cause): Explanation {
  const part = (name: string) => message(keyOf('cause', id, name), values);
  return { title: part('title'), what: part('what'), why: part('why'), todo: part('todo') };
}

/** English for every cause. */
export const causeStrings: Catalog = merged(
  causes.map(({ id, strings }) => catalogOf(keyOf('cause', id), { ...strings })),
);
