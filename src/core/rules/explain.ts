import type { Message } from '../text/message.ts';
import { keyOf, message } from '../text/strings.ts';
import type { Explanation, Failure } from '../verdict.ts';
import { ruleOf } from './index.ts';
import type { Part } from './types.ts';

/** The sentences for a failure, as data: what is wrong, why the browser minds, what to do. */
export function explain(failure: Failure): Explanation {
  const rule = ruleOf(failure.kind);
  const variant = rule.variant?.(failure) ?? null;
  const values = { ...failure.values, upper: (failure.values['method'] ?? '').toUpperCase() };
  const part = (name: Part): Message => {
    const special = variant !== null && rule.variants?.[variant]?.includes(name) === true;
    return message(special ? keyOf('rule', rule.id, name, variant) : keyOf('rule', rule.id, name), values);
  };
  return { title: part('title'), what: part('what'), why: part('why'), todo: part('todo') };
}
