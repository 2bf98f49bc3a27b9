import type { Catalog, Message } from '../text/message.ts';
import { catalogOf, keyOf, merged, message } from '../text/strings.ts';
import type { Explanation, Failure } from '../verdict.ts';
import { ruleOf, rules } from './index.ts';
import type { RuleStrings } from './types.ts';

/** The sentences for a failure, as data: what is wrong, why the browser minds, what to do. */
export function explain(failure: Failure): Explanation {
  const rule = ruleOf(failure.kind);
  const variant = rule.variant?.(failure) ?? null;
  const values = { ...failure.values, upper: (failure.values['method'] ?? '').toUpperCase() };
  const part = (name: keyof RuleStrings): Message => {
    const special = variant !== null && rule.variants?.[variant]?.[name] !== undefined;
    return message(special ? keyOf('rule', rule.id, name, variant) : keyOf('rule', rule.id, name), values);
  };
  return { title: part('title'), what: part('what'), why: part('why'), todo: part('todo') };
}

/** English for every rule and variant. */
export const ruleStrings: Catalog = merged(
  rules.flatMap((rule) => [
    catalogOf(keyOf('rule', rule.id), { ...rule.strings }),
    ...Object.entries(rule.variants ?? {}).map(([variant, strings]) =>
      catalogOf(keyOf('rule', rule.id), { ...strings }, variant),
    ),
  ]),
);
