import { anExchange } from '../../support/exchange.ts';
import { testAdvice, url } from './advice-tester.ts';

const sandboxed = anExchange().get(url).from('null');

testAdvice('null-origin-trusted', {
  given: [
    {
      name: 'an API that names null',
      exchange: sandboxed.answering(200, { 'Access-Control-Allow-Origin': 'null' }).allowed(),
      reads: [
        'The origin null is allowed',
        'api.shop.test answers with Access-Control-Allow-Origin: null.',
        'null is not one page: every sandboxed frame, file and data: URL of the web sends it.',
        'Have api.shop.test answer * if everybody may read this, else a list without null.',
      ],
    },
  ],
  silent: [
    {
      name: 'an API that everybody may read',
      exchange: sandboxed.answering(200, { 'Access-Control-Allow-Origin': '*' }).allowed(),
    },
    {
      name: 'null with credentials, which is worse',
      exchange: sandboxed
        .answering(200, { 'Access-Control-Allow-Origin': 'null', 'Access-Control-Allow-Credentials': 'true' })
        .allowed(),
    },
  ],
});
