import { ownPage } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('client-certificate', {
  stands: [
    {
      name: 'a preflight, which carries no certificate',
      exchange: anExchange().put(url).preflight(400, ownPage(632)).blocked(),
      reads: [
        'A client certificate is required',
        'nginx at api.shop.test answered OPTIONS with 400: it asks for a client certificate.',
        'Certificates are credentials. A preflight never carries any, nor does a request without credentials.',
        'Set auth-tls-verify-client: "optional" for api.shop.test, and check the certificate in the application.',
      ],
    },
    {
      name: 'a request without credentials',
      exchange: get.answering(400, ownPage(632)).blocked(),
      reads: [
        'A client certificate is required',
        'nginx at api.shop.test answered GET with 400: it asks for a client certificate.',
        'Certificates are credentials. A preflight never carries any, nor does a request without credentials.',
        'Set auth-tls-verify-client: "optional" for api.shop.test, and check the certificate in the application.',
      ],
    },
  ],
  leaves: [
    { name: 'another 400 of nginx', exchange: get.answering(400, ownPage(552)).blocked() },
    {
      name: 'http, where nobody asks for one',
      exchange: get.get('http://api.shop.test/').from('http://app.shop.test').answering(400, ownPage(632)).blocked(),
    },
    {
      name: 'a 400 of another origin’s list',
      exchange: get.answering(400, [...ownPage(632), ['Access-Control-Allow-Origin', 'https://x.test']]).blocked(),
    },
  ],
});
