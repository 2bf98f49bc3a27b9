import { anExchange } from '../../support/exchange.ts';
import { allow, testAdvice, url } from './advice-tester.ts';

const get = anExchange().get(url);
const answering = (cache: string, more: Readonly<Record<string, string>> = {}) =>
  get.answering(200, { ...allow, 'Cache-Control': cache, ...more }).allowed();
const cached = answering('private').build();

testAdvice('vary-origin-missing', {
  given: [
    {
      name: 'an answer that lives for a minute',
      exchange: answering('max-age=60'),
      reads: [
        'A cache may give this answer to another origin',
        'The answer names https://app.shop.test, may be stored, and has no Vary: Origin.',
        'If api.shop.test allows a second origin too, a cache gives it the answer stored for this one, and the browser blocks that.',
        'Have api.shop.test send Vary: Origin, unless https://app.shop.test is the only one that calls it.',
      ],
    },
    {
      name: 'an answer that shared caches keep, with another Vary',
      exchange: answering('s-maxage="60"', { Vary: 'Accept-Encoding, X-Origin' }),
      reads: [
        'A cache may give this answer to another origin',
        'The answer names https://app.shop.test, may be stored, and has no Vary: Origin.',
        'If api.shop.test allows a second origin too, a cache gives it the answer stored for this one, and the browser blocks that.',
        'Have api.shop.test send Vary: Origin, unless https://app.shop.test is the only one that calls it.',
      ],
    },
    {
      name: 'an answer for everybody’s cache',
      exchange: answering('public'),
      reads: [
        'A cache may give this answer to another origin',
        'The answer names https://app.shop.test, may be stored, and has no Vary: Origin.',
        'If api.shop.test allows a second origin too, a cache gives it the answer stored for this one, and the browser blocks that.',
        'Have api.shop.test send Vary: Origin, unless https://app.shop.test is the only one that calls it.',
      ],
    },
    {
      name: 'an answer that a shared cache has kept',
      exchange: get.answering(200, { ...allow, Age: '12' }).allowed(),
      reads: [
        'A cache may give this answer to another origin',
        'The answer names https://app.shop.test, may be stored, and has no Vary: Origin.',
        'If api.shop.test allows a second origin too, a cache gives it the answer stored for this one, and the browser blocks that.',
        'Have api.shop.test send Vary: Origin, unless https://app.shop.test is the only one that calls it.',
      ],
    },
    {
      name: 'an answer out of the browser’s cache',
      exchange: {
        ...cached,
        legs: cached.legs.map((leg) => ({ ...leg, response: leg.response && { ...leg.response, fromCache: true } })),
      },
      reads: [
        'A cache may give this answer to another origin',
        'The answer names https://app.shop.test, may be stored, and has no Vary: Origin.',
        'If api.shop.test allows a second origin too, a cache gives it the answer stored for this one, and the browser blocks that.',
        'Have api.shop.test send Vary: Origin, unless https://app.shop.test is the only one that calls it.',
      ],
    },
  ],
  silent: [
    { name: 'an answer with Vary: Origin', exchange: answering('max-age=60', { Vary: 'Accept-Encoding, origin' }) },
    { name: 'an answer with Vary: *', exchange: answering('max-age=60', { Vary: '*' }) },
    { name: 'an answer for every origin', exchange: answering('max-age=60', { 'Access-Control-Allow-Origin': '*' }) },
    { name: 'an answer that nobody may store', exchange: answering('no-store, max-age=60') },
    { name: 'an answer that lives for no time', exchange: answering('private, max-age=0') },
    { name: 'an answer that does not say', exchange: get.answering(200, allow).allowed() },
    {
      name: 'a POST',
      exchange: anExchange()
        .post(url)
        .answering(200, { ...allow, 'Cache-Control': 'max-age=60' })
        .allowed(),
    },
    { name: 'a HEAD without a lifetime', exchange: anExchange().request('HEAD', url).answering(200, allow).allowed() },
  ],
});
