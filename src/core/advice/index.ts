import type { Exchange } from '../exchange.ts';
import type { Catalog } from '../text/message.ts';
import { catalogOf, keyOf, merged, message } from '../text/strings.ts';
import type { Advice, AdviceId, Explanation } from '../verdict.ts';
import { authorizationUnderWildcard } from './authorization-under-wildcard.ts';
import { responseHeaderNotExposed } from './response-header-not-exposed.ts';
import type { AdviceRule } from './types.ts';

const ADVICE: Readonly<Record<AdviceId, AdviceRule>> = {
  'response-header-not-exposed': responseHeaderNotExposed,
  'authorization-under-wildcard': authorizationUnderWildcard,
};

/** All there is to say of an exchange that passed. */
export function adviceOn(exchange: Exchange, credentials: 'include' | 'omit' | 'unknown'): readonly Advice[] {
  return Object.values(ADVICE).flatMap(({ id, look }) => {
    const found = look(exchange, credentials);
    return found === null ? [] : [{ id, ...found }];
  });
}

/** The sentences for a piece of advice, as data. */
export function explainAdvice({ id, values }: Advice): Explanation {
  const part = (name: string) => message(keyOf('advice', id, name), values);
  return { title: part('title'), what: part('what'), why: part('why'), todo: part('todo') };
}

/** English for all advice. */
export const adviceStrings: Catalog = merged(
  Object.values(ADVICE).map(({ id, strings }) => catalogOf(keyOf('advice', id), { ...strings })),
);
