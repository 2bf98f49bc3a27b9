import { expect, test } from 'vitest';
import { causeNames, type CauseId } from '../../../src/core/index.ts';

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
