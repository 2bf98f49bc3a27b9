import { keyOf, message } from '../text/strings.ts';
import type { Cause, Explanation } from '../verdict.ts';

/** The sentences for a cause, as data. */
export function explainCause({ id, values }: Cause): Explanation {
  const part = (name: string) => {
    const variant = values[name];
    return message(keyOf('cause', id, name, ...(variant === undefined ? [] : [variant])), values);
  };
  return { title: part('title'), what: part('what'), why: part('why'), todo: part('todo') };
}
