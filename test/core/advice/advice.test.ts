import { describe, expect, test } from 'vitest';
import { explainAdvice, inEnglish, judge, phrase } from '../../../src/core/index.ts';
import { anExchange } from '../../support/exchange.ts';

const url = 'https://api.shop.test/orders';
const origin = { 'Access-Control-Allow-Origin': 'https://app.shop.test' };

describe('advice on a request that passes', () => {
  test('a response header that the script cannot read', () => {
    const exchange = anExchange()
      .get(url)
      .answering(200, { ...origin, 'X-Request-ID': '7', 'Content-Type': 'text/plain', 'X-Frame-Options': 'DENY' })
      .allowed();
    expect(judge(exchange.build()).advice).toEqual([
      {
        id: 'response-header-not-exposed',
        leg: 0,
        header: 'access-control-expose-headers',
        values: { names: 'X-Request-ID', found: '', host: 'api.shop.test', url },
      },
    ]);
  });

  test.each([
    ['named', 'x-request-id', 'include'],
    ['covered by * without credentials', '*', 'omit'],
  ] as const)('none when it is %s', (_name, exposed, credentials) => {
    const answer = {
      ...origin,
      'Access-Control-Allow-Credentials': 'true',
      'X-Request-ID': '7',
      'Access-Control-Expose-Headers': exposed,
    };
    expect(
      judge(anExchange().get(url).credentials(credentials).answering(200, answer).allowed().build()).advice,
    ).toEqual([]);
  });

  test('Authorization under * passes in browsers, and will not for ever', () => {
    const exchange = anExchange()
      .get(url)
      .header('Authorization', 'x')
      .preflight(204, { ...origin, 'Access-Control-Allow-Headers': '*' });
    expect(judge(exchange.answering(200, origin).allowed().build()).advice.map(({ id }) => id)).toEqual([
      'authorization-under-wildcard',
    ]);
  });
});

test('advice is told in three sentences', () => {
  const exchange = anExchange()
    .get(url)
    .answering(200, { ...origin, ETag: '"1"' })
    .allowed();
  const [advice] = judge(exchange.build()).advice;
  if (advice === undefined) throw new Error('no advice');
  const { title, what, todo } = explainAdvice(advice);
  expect([title, what, todo].map((message) => phrase(message, inEnglish))).toEqual([
    'Response headers that the script cannot read',
    'The answer carries ETag, and Access-Control-Expose-Headers does not name it.',
    'If the page needs it, have api.shop.test expose it: Access-Control-Expose-Headers: ETag.',
  ]);
});
