import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('network-failure', {
  stands: [
    {
      name: 'a refused connection',
      exchange: get.blocked('net::ERR_CONNECTION_REFUSED'),
      reads: [
        'api.shop.test refused the connection',
        'No answer came from api.shop.test: net::ERR_CONNECTION_REFUSED.',
        'No header was exchanged. CORS plays no part in it.',
        'Check the port, and that the server runs and listens on it.',
      ],
    },
    {
      name: 'a refused connection in Firefox',
      exchange: get.browser('firefox').blocked('NS_ERROR_CONNECTION_REFUSED'),
      reads: [
        'api.shop.test refused the connection',
        'No answer came from api.shop.test: NS_ERROR_CONNECTION_REFUSED.',
        'No header was exchanged. CORS plays no part in it.',
        'Check the port, and that the server runs and listens on it.',
      ],
    },
    {
      name: 'a proxy that fails',
      exchange: get.blocked('net::ERR_PROXY_CONNECTION_FAILED'),
      reads: [
        'No answer from the server',
        'No answer came from api.shop.test: net::ERR_PROXY_CONNECTION_FAILED.',
        'No header was exchanged. CORS plays no part in it.',
        'Check the address, a proxy in between and that the server runs.',
      ],
    },
  ],
  leaves: [
    { name: 'a request that the browser gave up for no reason it tells', exchange: get.blocked() },
    { name: 'an answer that came', exchange: get.answering(200, allow).blocked('net::ERR_CONTENT_DECODING_FAILED') },
    { name: 'a CORS failure', exchange: get.answering(200).blocked() },
  ],
});
