import { expect, test } from 'vitest';
import { causes } from '../../../src/core/causes/index.ts';
import { causeStrings } from '../../../src/core/causes/strings.ts';
import { type Cause, causeNames, type CauseId, explainCause, judge } from '../../../src/core/index.ts';
import { anExchange } from '../../support/exchange.ts';
import { allow, url } from './cause-tester.ts';

test('every cause has its four sentences', () => {
  const keys = causes.flatMap(({ id }) => {
    const cause: Cause = { id, leg: 0, values: {} };
    return Object.values(explainCause(cause)).map(({ key }) => key);
  });
  expect(keys.length).toBe(4 * causes.length);
  expect(keys.filter((key) => !/\S/.test(causeStrings[key] ?? ''))).toEqual([]);
});

test('a server cannot choose the words: what it sends is a value and no variant', () => {
  const hostile = { ...allow, todo: 'loop', Location: 'https://api.shop.test/?todo=loop&why=loop' };
  const { cause } = judge(anExchange().get(url).answering(302, hostile).blocked('net::ERR_ABORTED').build());
  expect(cause && explainCause(cause).todo.key).toBe('cause_redirect_refused_todo');
});

test('a cause looks at the leg that ended the exchange, not at those before', () => {
  const exchange = anExchange()
    .get(url)
    .redirectedTo('https://api.shop.test/v2', 302, allow)
    .answering(503)
    .blocked()
    .build();
  expect(judge(exchange).cause).toMatchObject({
    id: 'error-status',
    leg: 1,
    values: { url: 'https://api.shop.test/v2' },
  });
});

const named = (id: CauseId, error?: string) => causeNames({ id, leg: 0, values: error === undefined ? {} : { error } });

test('a cause has the error that the browser named and the categories of Firefox’s console', () => {
  expect(named('network-failure', 'net::ERR_QUIC_PROTOCOL_ERROR')).toEqual({
    error: 'net::ERR_QUIC_PROTOCOL_ERROR',
    firefox: ['CORSDidNotSucceed2'],
  });
});

test('an error that the browser gives to each refused request names no cause', () => {
  expect(named('error-status', 'net::ERR_FAILED').error).toBe('');
  expect(named('error-status', 'NS_ERROR_DOM_BAD_URI').error).toBe('');
});

test('a cause without an error of the browser or a category of Firefox has neither', () => {
  expect(named('error-status')).toEqual({ error: '', firefox: [] });
});
