import { anExchange } from '../../support/exchange.ts';
import { allow, testAdvice, url } from './advice-tester.ts';

const get = anExchange().get(url);
const passing = (exchange: typeof get, headers: string) =>
  exchange
    .preflight(204, { ...allow, 'Access-Control-Allow-Headers': headers, 'Access-Control-Max-Age': '600' })
    .answering(200, allow)
    .allowed();

testAdvice('preflight-avoidable', {
  given: [
    {
      name: 'a GET that names the type of a body it does not have',
      exchange: passing(get.header('Content-Type', 'application/json'), 'content-type'),
      reads: [
        'A preflight that could be spared',
        'The browser asks api.shop.test first because of content-type alone.',
        'A GET without content-type is sent at once, and saves a round trip.',
        'Leave content-type out of the request, unless the server looks at it.',
      ],
    },
    {
      name: 'a POST that is preflighted for headers of a library',
      exchange: passing(
        anExchange().post(url).header('X-Requested-With', 'XMLHttpRequest').header('Cache-Control', 'no-cache'),
        '*',
      ),
      reads: [
        'A preflight that could be spared',
        'The browser asks api.shop.test first because of cache-control, x-requested-with alone.',
        'A POST without cache-control, x-requested-with is sent at once, and saves a round trip.',
        'Leave cache-control, x-requested-with out of the request, unless the server looks at it.',
      ],
    },
  ],
  silent: [
    {
      name: 'a POST of JSON',
      exchange: passing(anExchange().post(url).header('Content-Type', 'application/json'), '*'),
    },
    {
      name: 'a header that the server may need',
      exchange: passing(get.header('X-Requested-With').header('X-Api-Key'), '*'),
    },
    {
      name: 'a method that is always preflighted',
      exchange: anExchange()
        .put(url)
        .header('X-Requested-With')
        .preflight(204, { ...allow, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': '*' })
        .answering(200, allow)
        .allowed(),
    },
    { name: 'a preflight for an upload listener', exchange: passing(anExchange().post(url), '*') },
    {
      name: 'a request whose preflight was cached',
      exchange: get.header('X-Requested-With').answering(200, allow).allowed(),
    },
    {
      name: 'a request that more is wrong with',
      exchange: passing(get.header('X-Requested-With'), '*').answering(200, { ...allow, ETag: '"1"' }),
    },
    {
      name: 'a preflight whose request headers were not seen',
      exchange: withoutPreflightHeaders(passing(get.header('X-Requested-With'), '*').build()),
    },
  ],
});

function withoutPreflightHeaders(exchange: ReturnType<typeof get.build>): ReturnType<typeof get.build> {
  const legs = exchange.legs.map((leg) => (leg.role === 'preflight' ? { ...leg, requestHeaders: null } : leg));
  return { ...exchange, legs };
}
