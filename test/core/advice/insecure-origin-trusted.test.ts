import { anExchange } from '../../support/exchange.ts';
import { testAdvice, url } from './advice-tester.ts';

const answer = (origin: string) => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Credentials': 'true',
});
const from = (origin: string) =>
  anExchange().get(url).from(origin).withCredentials().answering(200, answer(origin)).allowed();

testAdvice('insecure-origin-trusted', {
  given: [
    {
      name: 'an https API that an http page may use with credentials',
      exchange: from('http://app.shop.test'),
      reads: [
        'An http page may act for the user',
        'api.shop.test is served over https and allows http://app.shop.test with credentials.',
        'Whoever sits on the network can change a page served over http, and read the user’s data through it.',
        'Serve http://app.shop.test over https, and take its http form off the list.',
      ],
    },
  ],
  silent: [
    { name: 'an https page', exchange: from('https://app.shop.test') },
    { name: 'a developer’s own machine', exchange: from('http://localhost:5173') },
    {
      name: 'an API without credentials',
      exchange: anExchange()
        .get(url)
        .from('http://app.shop.test')
        .answering(200, { 'Access-Control-Allow-Origin': 'http://app.shop.test' })
        .allowed(),
    },
    {
      name: 'an API over http, which has nothing to lose',
      exchange: from('http://app.shop.test')
        .get('http://api.shop.test/')
        .answering(200, answer('http://app.shop.test')),
    },
  ],
});
