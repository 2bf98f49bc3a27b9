import { expect, test } from 'vitest';
import { rules } from '../../../src/core/rules/index.ts';
import { ruleStrings } from '../../../src/core/rules/strings.ts';

test('every variant that a rule names has its own words, and no words are without a variant', () => {
  const prefix = (id: string): string => `rule_${id.replaceAll('-', '_')}_`;
  const named = rules.flatMap(({ id, variants = {} }) =>
    Object.entries(variants).flatMap(([variant, parts]) => parts.map((part) => `${prefix(id)}${part}_${variant}`)),
  );
  const special = rules.flatMap(({ id }) =>
    Object.keys(ruleStrings)
      .filter((key) => key.startsWith(prefix(id)))
      .filter((key) => !/^(?:title|what|why|todo)$/.test(key.slice(prefix(id).length))),
  );
  expect(special.toSorted()).toEqual(named.toSorted());
});
