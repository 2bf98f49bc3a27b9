import { anExchange } from '../../support/exchange.ts';
import { testAdvice, url } from './advice-tester.ts';

const reflected = { 'Access-Control-Allow-Origin': 'null', 'Access-Control-Allow-Credentials': 'true' };
const sandboxed = anExchange().get(url).from('null');

testAdvice('origin-reflected', {
  given: [
    {
      name: 'an API that lets a sandboxed frame in with credentials',
      exchange: sandboxed.withCredentials().answering(200, reflected).allowed(),
      reads: [
        'Every page may act for the user',
        'api.shop.test answers the Origin null with itself and allows credentials: it lists null, or echoes every Origin.',
        'Any website can send the Origin null from a sandboxed frame, and read the user’s data with it.',
        'Have api.shop.test answer a list of known origins only, without null.',
      ],
    },
    {
      name: 'the same API behind a redirect, which makes the Origin null',
      exchange: anExchange()
        .get(url)
        .redirectedTo('https://cdn.other.test/x', 302, { 'Access-Control-Allow-Origin': '*' })
        .answering(200, reflected)
        .allowed(),
      reads: [
        'Every page may act for the user',
        'cdn.other.test answers the Origin null with itself and allows credentials: it lists null, or echoes every Origin.',
        'Any website can send the Origin null from a sandboxed frame, and read the user’s data with it.',
        'Have cdn.other.test answer a list of known origins only, without null.',
      ],
    },
  ],
  silent: [
    {
      name: 'a listed origin, which an echo would answer in the same way',
      exchange: anExchange()
        .get(url)
        .withCredentials()
        .answering(200, {
          'Access-Control-Allow-Origin': 'https://app.shop.test',
          'Access-Control-Allow-Credentials': 'true',
        })
        .allowed(),
    },
    {
      name: 'null without credentials',
      exchange: sandboxed.answering(200, { 'Access-Control-Allow-Origin': 'null' }).allowed(),
    },
  ],
});
