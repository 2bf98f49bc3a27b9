import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/index.ts';
import { anExchange, type ExchangeBuilder } from '../../support/exchange.ts';

const reason = (exchange: ExchangeBuilder) => judge(exchange.build()).preflightReason;
const origin = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'content-type,x-a',
  'Access-Control-Allow-Methods': 'PUT',
};
const url = 'https://api.shop.test/orders';

describe('why a preflight was sent', () => {
  test('the method', () => {
    expect(reason(anExchange().put(url).preflight(204, origin).answering(200, origin).allowed())).toEqual({
      method: 'PUT',
      headers: [],
      uploadListener: false,
      sent: 'yes',
    });
  });

  test('each unsafe header with its value and its reason', () => {
    const json = anExchange().post(url).header('Content-Type', 'application/json').header('X-A', '1');
    expect(reason(json.preflight(204, origin).answering(200, origin).allowed())?.headers).toEqual([
      { name: 'content-type', value: 'application/json', reason: 'content-type' },
      { name: 'x-a', value: '1', reason: 'not-safelisted' },
    ]);
  });

  test('the names alone, when the preflight failed and the request was never sent', () => {
    const json = anExchange()
      .post(url)
      .header('Content-Type', 'application/json')
      .header('Range', 'bytes=-1')
      .header('x-a');
    expect(reason(json.preflight(404).blocked())?.headers).toEqual([
      { name: 'content-type', value: null, reason: 'value-not-safelisted' },
      { name: 'range', value: null, reason: 'value-not-safelisted' },
      { name: 'x-a', value: null, reason: 'not-safelisted' },
    ]);
  });

  test('an upload listener, when neither method nor header asks for one', () => {
    const upload = anExchange().post(url).preflight(204, origin).answering(200, origin).allowed();
    expect(reason(upload)).toMatchObject({ method: null, headers: [], uploadListener: true, sent: 'yes' });
  });

  test('none was due for a plain GET', () => {
    expect(reason(anExchange().get(url).answering(200, origin).allowed())).toBeNull();
  });

  test('one was due and is not to be seen: the preflight cache answered', () => {
    expect(reason(anExchange().put(url).answering(200, origin).allowed())).toMatchObject({
      method: 'PUT',
      sent: 'cached',
    });
  });

  test('what the browser adds by itself proves nothing', () => {
    const reload = anExchange()
      .get(url)
      .header('Cache-Control', 'no-cache')
      .header('sec-ch-ua', '"x"')
      .header('If-None-Match', 'W/"1"');
    expect(reason(reload.answering(200, origin).allowed())).toBeNull();
  });

  test('no reason on the page’s own origin', () => {
    expect(reason(anExchange().put('https://app.shop.test/orders').answering(200).allowed())).toBeNull();
  });
});
