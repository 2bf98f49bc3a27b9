import { expect, test } from 'vitest';
import { judge } from '../../../src/core/index.ts';
import { corsBlock } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';
import { allow, url } from './advice-tester.ts';

const app = 'https://app.shop.test';
const json = { 'Content-Type': 'application/json' };
const post = anExchange().post(url).header('Content-Type', 'application/json');

test.each([
  [
    'a simple request',
    anExchange()
      .get(url)
      .answering(200, { ...allow, ...json }),
  ],
  [
    'a public API',
    anExchange()
      .get(url)
      .answering(200, { 'Access-Control-Allow-Origin': '*', ...json }),
  ],
  [
    'a POST of JSON with credentials behind the controller',
    post
      .withCredentials()
      .preflight(204, corsBlock(app))
      .answering(201, [...corsBlock(app), ['Content-Type', 'application/json']]),
  ],
])('a healthy exchange gets no advice: %s', (_name, exchange) => {
  expect(judge(exchange.allowed().build())).toMatchObject({ result: 'allowed', advice: [] });
});

test('the controller’s default answer gets one line', () => {
  const exchange = post.preflight(204, corsBlock('*')).answering(200, corsBlock('*')).allowed();
  expect(judge(exchange.build()).advice.map(({ id }) => id)).toEqual(['wildcard-beside-credentials']);
});

test('a request to the page’s own origin, or without an answer, gets none', () => {
  const own = anExchange().get('https://app.shop.test/x').answering(200, { ETag: '"1"' }).allowed();
  const unanswered = anExchange().get(url).allowed();
  for (const exchange of [own, unanswered]) expect(judge(exchange.build()).advice).toEqual([]);
});
