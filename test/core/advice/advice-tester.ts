import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { type AdviceId, explainAdvice, inEnglish, judge, phrase } from '../../../src/core/index.ts';
import type { ExchangeBuilder } from '../../support/exchange.ts';

export const url = 'https://api.shop.test/orders';
/** What lets the builder's page in. */
export const allow = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };

interface Case {
  readonly name: string;
  readonly exchange: ExchangeBuilder | Exchange;
}

interface Given extends Case {
  /** The whole finding as the reader sees it: title, what, why, todo. */
  readonly reads: readonly string[];
}

const built = (exchange: Case['exchange']): Exchange => ('build' in exchange ? exchange.build() : exchange);

/** Advice's table: exchanges that pass and get it, with what the reader is told, and those that do not. */
export function testAdvice(
  id: AdviceId,
  { given, silent }: { readonly given: readonly Given[]; readonly silent: readonly Case[] },
): void {
  describe(`the advice ${id}`, () => {
    test.each(given)('is given on $name', ({ exchange, reads }) => {
      const verdict = judge(built(exchange));
      expect(verdict.result).toBe('allowed');
      const advice = verdict.advice.find((one) => one.id === id);
      if (advice === undefined) throw new Error('no advice');
      const { title, what, why, todo } = explainAdvice(advice);
      expect([title, what, why, todo].map((message) => phrase(message, inEnglish))).toEqual(reads);
      expect(built(exchange).legs[advice.leg]).toBeDefined();
    });

    test.each(silent)('says nothing on $name', ({ exchange }) => {
      expect(judge(built(exchange)).advice.map((advice) => advice.id)).not.toContain(id);
    });
  });
}
