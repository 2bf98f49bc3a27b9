import { corsBlock } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';
import { testAdvice, url } from './advice-tester.ts';

const get = anExchange().get(url);

testAdvice('wildcard-beside-credentials', {
  given: [
    {
      name: 'the controller’s default',
      exchange: get.answering(200, corsBlock('*')).allowed(),
      reads: [
        '* with credentials allowed',
        'api.shop.test answers * and Access-Control-Allow-Credentials: true.',
        'Browsers refuse this pair once a request includes credentials. It is the default of the controller, and what an invalid cors-allow-origin turns into.',
        'List the origins in cors-allow-origin, or set cors-allow-credentials: "false" if everybody may read this.',
      ],
    },
  ],
  silent: [
    {
      name: 'a * for everybody, without credentials',
      exchange: get.answering(200, corsBlock('*', { credentials: false })).allowed(),
    },
    { name: 'a list with credentials', exchange: get.answering(200, corsBlock('https://app.shop.test')).allowed() },
  ],
});
