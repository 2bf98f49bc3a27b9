import { expect, test } from 'vitest';
import { explain, inEnglish, judge, phrase } from '../../../src/core/index.ts';
import { anExchange } from '../../support/exchange.ts';

const answered = (value: string) =>
  judge(anExchange().answering(200, { 'Access-Control-Allow-Origin': value }).build());

test('a failure whose values are not known gets the plain sentences of its rule', () => {
  const [mismatch] = answered('https://app.shop.test/').failures;
  if (mismatch === undefined) throw new Error('Nothing failed.');
  expect(explain(mismatch).what.key).toBe('rule_allow_origin_mismatch_what_slash');
  for (const unknown of [
    { ...mismatch, found: null },
    { ...mismatch, found: 'https://b.test', values: {} },
  ]) {
    const { what } = explain(unknown);
    expect(what.key).toBe('rule_allow_origin_mismatch_what');
    expect(phrase(what, inEnglish)).not.toBe('');
  }
});

test('another host with another scheme or port is another origin, and no more is said', () => {
  for (const value of ['http://b.test', 'https://b.test:8443']) {
    const [mismatch] = answered(value).failures;
    expect(mismatch && explain(mismatch).what.key).toBe('rule_allow_origin_mismatch_what');
  }
});
