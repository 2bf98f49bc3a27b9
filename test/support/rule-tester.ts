import { describe, expect, test } from 'vitest';
import { explain, type Failure, inEnglish, judge, phrase, type RuleId } from '../../src/core/index.ts';
import { rules } from '../../src/core/rules/index.ts';
import type { ExchangeBuilder } from './exchange.ts';

interface Invalid {
  readonly name: string;
  readonly exchange: ExchangeBuilder;
  /** The fields of the failure that matter; ids and data, never prose. */
  readonly failure: Partial<Failure>;
  /** The whole finding as the reader sees it: title, what, todo. */
  readonly reads: string;
}

interface Cases {
  readonly valid: readonly { readonly name: string; readonly exchange: ExchangeBuilder }[];
  readonly invalid: readonly Invalid[];
}

/** A rule's table: exchanges that it must leave alone, and those that it must find, with what the reader is told. */
export function testRule(rule: RuleId, { valid, invalid }: Cases): void {
  const found = (exchange: ExchangeBuilder): readonly Failure[] =>
    judge(exchange.build()).failures.filter((failure) => failure.rule === rule);

  describe(`the rule ${rule}`, () => {
    test.each(valid)('passes: $name', ({ exchange }) => {
      expect(found(exchange)).toEqual([]);
    });

    test.each(invalid)('fails: $name', ({ exchange, failure, reads }) => {
      const [first] = found(exchange);
      expect(first).toMatchObject(failure);
      if (first === undefined) throw new Error('not found');
      const { title, what, todo } = explain(first);
      expect([title, what, todo].map((message) => phrase(message, inEnglish)).join('\n')).toBe(reads);
      const { chromium = [], firefox = [] } = rules.find(({ id }) => id === rule) ?? {};
      expect(chromium).toContain(first.chromium);
      expect([...firefox, null]).toContain(first.firefox);
    });
  });
}
