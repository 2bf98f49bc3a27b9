// Builds exchanges for tests, in the order in which one would tell the story: who asked, what for, what came back.
import type { Browser, Credentials, Exchange, HeaderLines, Leg, Mode, Outcome } from '../../src/core/exchange.ts';

/** Header lines in order, or a record; a record's array gives one line per value. */
export type HeadersGiven = HeaderLines | Readonly<Record<string, string | readonly string[]>>;

interface Answer {
  readonly status: number;
  readonly headers: HeaderLines;
}

interface Hop {
  readonly url: string;
  readonly preflight: Answer | 'unanswered' | null;
  readonly answer: Answer | null;
}

interface State {
  readonly id: string;
  readonly browser: Browser;
  readonly pageOrigin: string;
  readonly resourceType: string;
  readonly mode: Mode;
  readonly credentials: Credentials;
  readonly outcome: Outcome;
  readonly method: string;
  readonly headers: HeaderLines;
  readonly hops: readonly [...Hop[], Hop];
  readonly error: string | null;
}

const safelisted = /^(accept|accept-language|content-language|cookie|content-length)$/i;
const simpleTypes = /^(text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)(;|$)/i;

/** Each verb returns a new builder, so that a shared beginning stays as it is. */
export class ExchangeBuilder {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** The page's origin; `null` for an opaque one. */
  from(pageOrigin: string): ExchangeBuilder {
    return this.#with({ pageOrigin });
  }

  id(id: string): ExchangeBuilder {
    return this.#with({ id });
  }

  browser(browser: Browser): ExchangeBuilder {
    return this.#with({ browser });
  }

  resourceType(resourceType: string): ExchangeBuilder {
    return this.#with({ resourceType });
  }

  mode(mode: Mode): ExchangeBuilder {
    return this.#with({ mode });
  }

  request(method: string, url: string): ExchangeBuilder {
    return this.#with({ method, hops: [{ url, preflight: null, answer: null }] });
  }

  get(url: string): ExchangeBuilder {
    return this.request('GET', url);
  }

  post(url: string): ExchangeBuilder {
    return this.request('POST', url);
  }

  put(url: string): ExchangeBuilder {
    return this.request('PUT', url);
  }

  delete(url: string): ExchangeBuilder {
    return this.request('DELETE', url);
  }

  /** A header that the page set (or the browser's own `Cookie`); unsafe ones are named in the preflight. */
  header(name: string, value = '1'): ExchangeBuilder {
    return this.#with({ headers: [...this.#state.headers, [name, value]] });
  }

  credentials(credentials: Credentials): ExchangeBuilder {
    return this.#with({ credentials });
  }

  withCredentials(): ExchangeBuilder {
    return this.credentials('include');
  }

  /** The preflight of the current hop and its answer; without a status it was sent and nothing came back. */
  preflight(status?: number, headers: HeadersGiven = {}): ExchangeBuilder {
    const preflight = status === undefined ? 'unanswered' : { status, headers: toLines(headers) };
    return this.#withHop({ preflight });
  }

  /** What the server answered to the request itself. */
  answering(status: number, headers: HeadersGiven = {}): ExchangeBuilder {
    return this.#withHop({ answer: { status, headers: toLines(headers) } });
  }

  /** The server answered with a redirect, and the browser followed it: a new hop begins. */
  redirectedTo(url: string, status = 302, headers: HeadersGiven = {}): ExchangeBuilder {
    const answer: Answer = { status, headers: [['Location', url], ...toLines(headers)] };
    const { hops } = this.#withHop({ answer }).#state;
    return this.#with({ hops: [...hops, { url, preflight: null, answer: null }] });
  }

  outcome(outcome: Outcome): ExchangeBuilder {
    return this.#with({ outcome });
  }

  allowed(): ExchangeBuilder {
    return this.outcome('allowed');
  }

  /** The browser refused; Chromium's error string unless another is given. */
  blocked(error = 'net::ERR_FAILED'): ExchangeBuilder {
    return this.#with({ outcome: 'blocked', error });
  }

  build(): Exchange {
    const { id, browser, pageOrigin, resourceType, mode, credentials, outcome } = this.#state;
    const legs = this.#legs();
    return { id, browser, pageOrigin, resourceType, mode, credentials, legs, outcome, startTime: 0, duration: 1 };
  }

  #with(change: Partial<State>): ExchangeBuilder {
    return new ExchangeBuilder({ ...this.#state, ...change });
  }

  #withHop(change: Partial<Hop>): ExchangeBuilder {
    const before = this.#state.hops.slice(0, -1);
    const last = this.#state.hops.at(-1) ?? { url: '', preflight: null, answer: null };
    return this.#with({ hops: [...before, { ...last, ...change }] });
  }

  #legs(): Leg[] {
    const { hops, method, headers, error } = this.#state;
    return hops.flatMap((hop, index) => {
      const last = index === hops.length - 1;
      const origin = this.#originAt(index);
      const stopped = hop.preflight !== null && hop.answer === null;
      const request: Leg = {
        role: 'request',
        url: hop.url,
        method,
        requestHeaders: stopped ? null : [['Origin', origin], ...headers],
        response: hop.answer && { ...hop.answer, fromCache: false },
        error: last ? error : null,
      };
      return hop.preflight === null ? [request] : [preflightLeg(hop, method, origin, headers), request];
    });
  }

  /** Fetch, "redirect-tainted origin": `null` once a foreign server has sent the request to a third one. */
  #originAt(index: number): string {
    const { pageOrigin, hops } = this.#state;
    const origins = hops.slice(0, index + 1).map((hop) => new URL(hop.url).origin);
    const tainted = origins.some((origin, at) => {
      const before = origins[at - 1];
      return before !== undefined && before !== origin && before !== pageOrigin;
    });
    return tainted ? 'null' : pageOrigin;
  }
}

/** A GET from `https://app.shop.test` to `https://api.shop.test/orders`, without credentials; its outcome not yet known. */
export function anExchange(id = '1'): ExchangeBuilder {
  return new ExchangeBuilder({
    id,
    browser: 'chromium',
    pageOrigin: 'https://app.shop.test',
    resourceType: 'xmlhttprequest',
    mode: 'cors',
    credentials: 'omit',
    outcome: 'unknown',
    method: 'GET',
    headers: [],
    hops: [{ url: 'https://api.shop.test/orders', preflight: null, answer: null }],
    error: null,
  });
}

function preflightLeg(hop: Hop, method: string, origin: string, headers: HeaderLines): Leg {
  const unsafe = headers
    .filter(([name, value]) => !safelisted.test(name) && !(/^content-type$/i.test(name) && simpleTypes.test(value)))
    .map(([name]) => name.toLowerCase());
  const names = [...new Set(unsafe)].toSorted().join(',');
  const asked: HeaderLines = names === '' ? [] : [['Access-Control-Request-Headers', names]];
  return {
    role: 'preflight',
    url: hop.url,
    method: 'OPTIONS',
    requestHeaders: [['Origin', origin], ['Access-Control-Request-Method', method], ...asked],
    response: hop.preflight === null || hop.preflight === 'unanswered' ? null : { ...hop.preflight, fromCache: false },
    error: null,
  };
}

function toLines(given: HeadersGiven): HeaderLines {
  if (isLines(given)) return given;
  return Object.entries(given).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
  );
}

function isLines(given: HeadersGiven): given is HeaderLines {
  return Array.isArray(given);
}
