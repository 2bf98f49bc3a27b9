// What the extension captures of a differential case, without a browser: the case's own headers between those that
// Chromium and Node's server add to each message.
import type { Exchange, HeaderLines, Leg } from '../../src/core/exchange.ts';
import { isSafelistedMethod, unsafeHeaders } from '../../src/core/fetch/safelist.ts';
import { judge } from '../../src/core/judge.ts';
import { addressOf, type Case } from '../differential/case.ts';
import { anExchange, type ExchangeBuilder } from '../support/exchange.ts';

/** The exchange of this case as it is captured: its credentials mode is in no event. */
export function exchangeOf(given: Case): Exchange {
  const origin = given.requester === 'sandbox' ? 'null' : `${given.page}://app.shop.test`;
  const credentials = given.credentials === 'include' ? 'include' : 'omit';
  const asked = given.headers.reduce(
    (builder, [name, value]) => builder.header(name, value),
    anExchange(given.id)
      .from(origin)
      .request(given.method, addressOf(given, 0))
      .mode(given.mode)
      .credentials(credentials),
  );
  const sent = given.hops.reduce(
    (builder, _, index) => (isOver(builder) ? builder : hop(builder, given, index)),
    asked,
  );
  const ended = isOver(sent) ? sent.blocked() : sent.allowed();
  const { legs, ...exchange } = ended.credentials('unknown').build();
  return { ...exchange, legs: legs.map(dressed) };
}

const isOver = (builder: ExchangeBuilder): boolean => judge(builder.build()).failures.length > 0;

function hop(before: ExchangeBuilder, given: Case, index: number): ExchangeBuilder {
  const { preflight, response } = given.hops[index] ?? {};
  if (preflight === undefined || response === undefined) return before;
  let builder = before;
  if (needsPreflight(given)) {
    builder = builder.preflight(preflight.status, preflight.headers);
    if (isOver(builder)) return builder;
  }
  if (index === given.hops.length - 1) return builder.answering(response.status, response.headers);
  return builder.redirectedTo(addressOf(given, index + 1), response.status, response.headers);
}

const needsPreflight = ({ mode, method, headers, uploadListener }: Case): boolean =>
  mode === 'cors' && (uploadListener || !isSafelistedMethod(method) || unsafeHeaders(headers).length > 0);

const FROM_CHROMIUM: HeaderLines = [
  [
    'User-Agent',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  ],
  ['Sec-Fetch-Mode', 'cors'],
  ['Sec-Fetch-Site', 'same-site'],
  ['Sec-Fetch-Dest', 'empty'],
  ['Referer', 'https://app.shop.test/'],
  ['Accept-Encoding', 'gzip, deflate, br, zstd'],
  ['Accept-Language', 'en-US,en;q=0.9'],
];
const FROM_SERVER: HeaderLines = [
  ['Cache-Control', 'no-store'],
  ['Content-Type', 'text/plain'],
  ['X-Request-ID', '1'],
  ['Date', 'Mon, 23 Nov 2026 01:28:51 GMT'],
  ['Connection', 'keep-alive'],
  ['Keep-Alive', 'timeout=5'],
  ['Transfer-Encoding', 'chunked'],
];

const dressed = (leg: Leg): Leg => ({
  ...leg,
  requestHeaders: leg.requestHeaders && [['Accept', '*/*'], ...leg.requestHeaders, ...FROM_CHROMIUM],
  response: leg.response && { ...leg.response, headers: [...leg.response.headers, ...FROM_SERVER] },
});
