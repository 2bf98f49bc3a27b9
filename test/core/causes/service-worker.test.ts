import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const firefox = anExchange().get(url).browser('firefox');

testCause('service-worker', {
  stands: [
    {
      name: 'an opaque answer of a service worker to a CORS request',
      exchange: firefox.blocked('NS_ERROR_INTERCEPTION_FAILED'),
      reads: [
        'The service worker’s answer was refused',
        'A service worker of https://app.shop.test answered for api.shop.test, and the page may not have that answer.',
        'It was an error, or an opaque answer, and a CORS request takes neither.',
        'Have the worker fetch in mode "cors". Do not keep opaque answers for such requests.',
      ],
    },
  ],
  leaves: [{ name: 'an answer of the network', exchange: firefox.answering(200).blocked('NS_ERROR_DOM_BAD_URI') }],
});
