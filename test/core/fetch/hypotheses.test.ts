import { describe, expect, test } from 'vitest';
import type { Browser, Exchange, Leg } from '../../../src/core/exchange.ts';
import { readings } from '../../../src/core/fetch/hypotheses.ts';
import { judge } from '../../../src/core/judge.ts';
import type { Failure } from '../../../src/core/verdict.ts';
import { anExchange } from '../../support/exchange.ts';

const answered = anExchange().put('https://api.shop.test/orders').preflight(204).answering(200);
/** Any failure will do. */
const [some] = judge(anExchange().answering(200).build()).failures;
if (some === undefined) throw new Error('Nothing failed.');
const at = (leg: number, onlyWith: Failure['onlyWith'] = null): Failure => ({ ...some, leg, onlyWith });

const under = (exchange: Exchange, ...found: readonly Failure[]) =>
  readings(exchange, found).map(({ credentials, failures }) => [credentials, failures.map(({ leg }) => leg)]);

describe('the readings', () => {
  const unknown = anExchange().credentials('unknown').build();

  test('are two where the credentials mode is not known, without credentials first', () => {
    expect(under(unknown, at(0))).toEqual([
      ['omit', [0]],
      ['include', [0]],
    ]);
  });

  test('are one where it is known', () => {
    expect(under(anExchange().credentials('omit').build(), at(0))).toEqual([['omit', [0]]]);
    expect(under(anExchange().credentials('include').build(), at(0))).toEqual([['include', [0]]]);
  });

  test('without credentials leave out what fails only with them', () => {
    expect(under(unknown, at(0, 'include'), at(0))).toEqual([
      ['omit', [0]],
      ['include', [0, 0]],
    ]);
  });

  test('hold failures that are marked for no reading', () => {
    const marks = readings(unknown, [at(0, 'include')]).flatMap(({ failures }) => failures.map((one) => one.onlyWith));
    expect(marks).toEqual([null]);
  });
});

describe('what the browser did drops a reading', () => {
  const get = anExchange().credentials('unknown');

  test('that fails, when it allowed', () => {
    expect(under(get.allowed().build(), at(0, 'include'))).toEqual([['omit', []]]);
  });

  test('that passes, when it blocked', () => {
    expect(under(get.blocked().build(), at(0, 'include'))).toEqual([['include', [0]]]);
  });

  test.each(['unknown', 'pending'] as const)('neither, when the outcome is %s', (outcome) => {
    expect(under(get.outcome(outcome).build(), at(0, 'include'))).toHaveLength(2);
  });
});

describe('the browser went on, so that everything before has passed', () => {
  const unseen = (exchange: Exchange, change: Partial<Leg>): Exchange => ({
    ...exchange,
    legs: exchange.legs.map((leg, index) => (index === exchange.legs.length - 1 ? { ...leg, ...change } : leg)),
  });
  const preflighted = (browser: Browser): Exchange => ({ ...answered.credentials('unknown').build(), browser });
  const passes = (exchange: Exchange, ...found: readonly Failure[]): boolean => readings(exchange, found).length > 0;

  test('when the request after a preflight was answered', () => {
    expect(passes(preflighted('chromium'), at(0))).toBe(false);
    expect(passes(preflighted('firefox'), at(0))).toBe(false);
    expect(passes(preflighted('chromium'), at(1))).toBe(true);
  });

  test('when the request after a preflight was sent: Firefox shows its headers even if it was not', () => {
    expect(passes(unseen(preflighted('chromium'), { response: null }), at(0))).toBe(false);
    expect(passes(unseen(preflighted('webkit'), { response: null }), at(0))).toBe(false);
    expect(passes(unseen(preflighted('firefox'), { response: null }), at(0))).toBe(true);
  });

  test('not when the request after a preflight was never sent', () => {
    const never = unseen(preflighted('chromium'), { response: null, requestHeaders: null });
    expect(passes(never, at(0))).toBe(true);
  });

  test('when a redirect was followed, sent or not', () => {
    const followed = anExchange().get('https://api.shop.test/').redirectedTo('https://api.shop.test/v2').build();
    expect(passes(unseen(followed, { requestHeaders: null }), at(0))).toBe(false);
    expect(passes(followed, at(1))).toBe(true);
  });

  test('when a second preflight began', () => {
    const legs = anExchange().get('https://api.shop.test/').redirectedTo('https://api.shop.test/v2').preflight(204);
    const begun = legs.build();
    const cut: Exchange = { ...begun, legs: begun.legs.slice(0, 2) };
    expect(cut.legs.map(({ role }) => role)).toEqual(['request', 'preflight']);
    expect(passes(cut, at(0))).toBe(false);
    expect(passes(cut, at(1))).toBe(true);
  });

  test('when one preflight follows another, though no answer to it was seen', () => {
    const [first] = answered.build().legs;
    if (first === undefined) throw new Error('A preflight expected.');
    const again: Leg = { ...first, requestHeaders: null, response: null };
    const twice: Exchange = { ...answered.build(), legs: [first, again] };
    expect(passes(twice, at(0))).toBe(false);
    expect(passes(twice, at(1))).toBe(true);
  });

  test('not when nothing was seen at all', () => {
    expect(under({ ...anExchange().build(), legs: [] })).toEqual([['omit', []]]);
  });
});
