import type { Annotations } from '../../src/core/ingress-nginx/types.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { plan } from '../../src/core/plan.ts';
import { throughController } from '../support/through-controller.ts';
import { type Figure, figure } from './figure.ts';
import { median, microseconds } from './timing.ts';

const HOSTS = 20;
const EXCHANGES = 1000;
const RELEASE = 'v1.15.1';
const ROUNDS = 30;
/** Rounds that only let the compiler see the code. */
const WARM_UP = 10;

/** What is wrong at the hosts, in turn; at the last kind nothing is. */
const INGRESSES: readonly Annotations[] = [
  {},
  { 'enable-cors': 'true', 'cors-allow-origin': 'https://other.shop.test' },
  { 'enable-cors': 'true', 'cors-allow-methods': 'GET, POST' },
  { 'enable-cors': 'true', 'cors-allow-headers': 'content-type', 'cors-allow-credentials': 'false' },
  { 'enable-cors': 'true', 'cors-allow-origin': 'https://app.shop.test' },
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const HEADERS = [[], ['content-type'], ['authorization'], ['x-token', 'content-type'], ['x-b']] as const;

function exchangeNumber(number: number): Exchange {
  const host = number % HOSTS;
  const call = Math.floor(number / HOSTS);
  return throughController(
    {
      id: String(number),
      origin: 'https://app.shop.test',
      method: METHODS[call % METHODS.length] ?? 'GET',
      url: `https://api${host}.shop.test/orders/${call % 7}?page=${call}`,
      headers: HEADERS[Math.floor(call / METHODS.length) % HEADERS.length] ?? [],
      credentials: call % 3 === 0 ? 'include' : 'omit',
    },
    [{ path: '/', annotations: INGRESSES[host % INGRESSES.length] ?? {} }],
    RELEASE,
  );
}

/** Milliseconds for verdicts, fixes and their proof by simulation, of 1,000 exchanges of 20 hosts. */
export function measurePlanSimulate(): readonly Figure[] {
  const exchanges = Array.from({ length: EXCHANGES }, (_, number) => exchangeNumber(number));
  const times = Array.from({ length: WARM_UP + ROUNDS }, () =>
    microseconds(() => plan(exchanges, { release: RELEASE })),
  );
  return [figure('plan-simulate', median(times.slice(WARM_UP)) / 1000, 'ms for 1,000 exchanges of 20 hosts', 50)];
}
