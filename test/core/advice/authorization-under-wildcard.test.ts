import { anExchange } from '../../support/exchange.ts';
import { allow, testAdvice, url } from './advice-tester.ts';

const get = anExchange().get(url).header('Authorization', 'x');
const listing = (names: string) => ({
  ...allow,
  'Access-Control-Allow-Headers': names,
  'Access-Control-Max-Age': '600',
});

testAdvice('authorization-under-wildcard', {
  given: [
    {
      name: 'Authorization under *, which browsers let pass for now',
      exchange: get.preflight(204, listing('*')).answering(200, allow).allowed(),
      reads: [
        'Authorization is allowed by * only',
        'Access-Control-Allow-Headers is "*", and the request carries Authorization.',
        'By the standard * does not cover Authorization. Browsers still let it pass, with a warning, and will stop.',
        'Have api.shop.test list Authorization by name.',
      ],
    },
  ],
  silent: [
    {
      name: 'Authorization that is listed beside *',
      exchange: get.preflight(204, listing('*, Authorization')).answering(200, allow).allowed(),
    },
    {
      name: 'Authorization that is listed',
      exchange: get.preflight(204, listing('authorization')).answering(200, allow).allowed(),
    },
    {
      name: 'another header under *',
      exchange: anExchange().get(url).header('x-a').preflight(204, listing('*')).answering(200, allow).allowed(),
    },
    {
      name: 'a preflight for an upload listener',
      exchange: anExchange().post(url).preflight(204, listing('*')).answering(200, allow).allowed(),
    },
    { name: 'a request without a preflight', exchange: anExchange().get(url).answering(200, allow).allowed() },
  ],
});
