import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { type CauseId, explainCause, inEnglish, judge, phrase } from '../../../src/core/index.ts';
import type { ExchangeBuilder } from '../../support/exchange.ts';

export const url = 'https://api.shop.test/orders';
/** What lets the builder's page in. */
export const allow = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };

interface Case {
  readonly name: string;
  readonly exchange: ExchangeBuilder | Exchange;
}

interface Told extends Case {
  /** The whole finding as the reader sees it: title, what, why, todo. */
  readonly reads: readonly string[];
}

const built = (exchange: Case['exchange']): Exchange => ('build' in exchange ? exchange.build() : exchange);

/** A cause's table: exchanges behind which it stands, with what the reader is told, and those that it has no part in. */
export function testCause(
  id: CauseId,
  { stands, leaves }: { readonly stands: readonly Told[]; readonly leaves: readonly Case[] },
): void {
  describe(`the cause ${id}`, () => {
    test.each(stands)('stands behind $name', ({ exchange, reads }) => {
      const { cause, result, failures } = judge(built(exchange));
      expect(cause?.id).toBe(id);
      if (cause === null) throw new Error('no cause');
      const { title, what, why, todo } = explainCause(cause);
      expect([title, what, why, todo].map((message) => phrase(message, inEnglish))).toEqual(reads);
      expect(result).toBe(failures.length > 0 ? 'blocked' : 'not-cors');
    });

    test.each(leaves)('has no part in $name', ({ exchange }) => {
      expect(judge(built(exchange)).cause?.id).not.toBe(id);
    });
  });
}

/** The exchange with this error on its preflight, as Chromium shows one that got no answer. */
export function preflightEnding(exchange: ExchangeBuilder, error: string): Exchange {
  const whole = exchange.build();
  return { ...whole, legs: whole.legs.map((leg) => (leg.role === 'preflight' ? { ...leg, error } : leg)) };
}
