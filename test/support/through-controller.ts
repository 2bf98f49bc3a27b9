// Sends a request through the simulated controller, the way a browser would, and records it as an exchange.
import type { Credentials, Exchange } from '../../src/core/exchange.ts';
import { isSafelistedMethod } from '../../src/core/fetch/safelist.ts';
import { simulate } from '../../src/core/ingress-nginx/simulate.ts';
import type { Backend, IngressPath, Release } from '../../src/core/ingress-nginx/types.ts';
import { judge } from '../../src/core/judge.ts';
import { anExchange } from './exchange.ts';

export interface Asked {
  readonly id?: string;
  readonly origin: string;
  readonly method: string;
  readonly url: string;
  /** Names of headers that need a preflight. */
  readonly headers?: readonly string[];
  readonly credentials: Credentials;
}

/** An application without CORS of its own: 405 to OPTIONS, else 200. */
const plainApp: Backend = ({ method }) => ({ status: method === 'OPTIONS' ? 405 : 200, headers: [] });

export function throughController(
  { id = '1', origin, method, url, headers = [], credentials }: Asked,
  ingress: readonly IngressPath[],
  release: Release,
  backend: Backend = plainApp,
): Exchange {
  const asked = headers.reduce(
    (builder, name) => builder.header(name),
    anExchange(id).from(origin).request(method, url).credentials(credentials),
  );
  const { protocol, host, pathname, search } = new URL(url);
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const send = (verb: string): ReturnType<typeof simulate> =>
    simulate(
      ingress,
      release,
      { scheme, host, method: verb, path: pathname + search, headers: [['Origin', origin]] },
      backend,
    );
  let sent = asked;
  if (!isSafelistedMethod(method) || headers.length > 0) {
    const answer = send('OPTIONS');
    sent = asked.preflight(answer.status, answer.headers);
    if (judge(sent.build()).failures.length > 0) return sent.blocked().build();
  }
  const answer = send(method);
  sent = sent.answering(answer.status, answer.headers);
  return judge(sent.build()).failures.length > 0 ? sent.blocked().build() : sent.allowed().build();
}
