import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { localNetworkFailure } from '../../../src/core/fetch/local-network.ts';
import { anExchange } from '../../support/exchange.ts';

const error = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';
const url = 'http://printer.local:8080/status';
const blocked = anExchange().get(url).blocked(error);

describe('a request to the local network', () => {
  test('needs the user’s permission', () => {
    expect(localNetworkFailure(blocked.build())).toEqual({
      rule: 'local-network-permission-denied',
      kind: 'local-network-denied',
      stage: 'response',
      leg: 0,
      header: null,
      found: 'http://printer.local:8080',
      needed: null,
      chromium: 'LocalNetworkAccessPermissionDenied',
      firefox: null,
      onlyWith: null,
      values: {
        origin: 'https://app.shop.test',
        page: 'https://app.shop.test',
        url,
        host: 'printer.local:8080',
        method: 'GET',
        found: 'http://printer.local:8080',
        needed: '',
      },
    });
  });

  test('is not even asked for by a page that is not secure', () => {
    expect(localNetworkFailure(blocked.from('http://app.shop.test').build())).toMatchObject({
      kind: 'local-network-insecure',
      chromium: 'InsecureLocalNetwork',
    });
  });

  test('is told of the leg that ended so, a preflight too', () => {
    const { legs, ...exchange } = anExchange().put(url).preflight().blocked().build();
    const on = (index: number): Exchange => ({
      ...exchange,
      legs: legs.map((leg, at) => ({ ...leg, error: at === index ? error : leg.error })),
    });
    expect(localNetworkFailure(on(0))).toMatchObject({ leg: 0, stage: 'preflight', values: { method: 'OPTIONS' } });
    expect(localNetworkFailure(on(1))).toMatchObject({ leg: 1, stage: 'response', values: { method: 'PUT' } });
  });

  test('is told of a preflight by DevTools, where its own error names nothing', () => {
    const exchange = anExchange().put(url).preflight().blocked().build();
    const told = { ...exchange, devtools: { stack: [], preflightError: error } };
    expect(localNetworkFailure(told)).toMatchObject({ leg: 0, stage: 'preflight', kind: 'local-network-denied' });
    expect(localNetworkFailure({ ...exchange, devtools: { stack: [], preflightError: 'net::ERR_FAILED' } })).toBeNull();
  });

  test('is told by its error alone', () => {
    expect(localNetworkFailure(anExchange().get(url).blocked().build())).toBeNull();
    expect(localNetworkFailure(anExchange().get(url).build())).toBeNull();
  });
});
