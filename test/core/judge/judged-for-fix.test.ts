import { expect, test } from 'vitest';
import { adviceForFix, adviceOn } from '../../../src/core/advice/index.ts';
import { judge, judgedForFix } from '../../../src/core/judge.ts';
import { anExchange } from '../../support/exchange.ts';
import { allow, url } from '../advice/advice-tester.ts';

const traced = { ...allow, 'X-Request-ID': '7' };
const get = anExchange().get(url);

test.each([
  { name: 'an unread header beside other advice', exchange: get.answering(200, { ...traced, Vary: '' }).allowed() },
  { name: 'a healthy answer', exchange: get.answering(200, { ...allow, Vary: 'Origin' }).allowed() },
  {
    name: 'the page’s own origin',
    exchange: anExchange().get('https://app.shop.test/own').answering(200, traced).allowed(),
  },
])('a fix hears of what it can expose, and of nothing else: $name', ({ exchange }) => {
  const built = exchange.build();
  const unread = adviceOn(built, 'omit').filter(({ id }) => id === 'response-header-not-exposed');
  expect(adviceForFix(built, 'omit')).toEqual(unread);
});

test('in all else a verdict for a fix is the verdict', () => {
  const built = get.answering(200, traced).allowed().build();
  const { cause: _, advice, ...verdict } = judge(built);
  const { advice: followed, ...forFix } = judgedForFix(built);
  expect(forFix).toEqual(verdict);
  expect(advice).toEqual(expect.arrayContaining([...followed]));
  expect(followed).toHaveLength(1);
});
