import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('connection-reset', {
  stands: [
    {
      name: 'a connection that was reset',
      exchange: get.blocked('net::ERR_CONNECTION_RESET'),
      reads: [
        'api.shop.test broke the connection off',
        'api.shop.test took the request and ended the connection without a whole answer (net::ERR_CONNECTION_RESET).',
        'Without an answer there is no header to check. CORS plays no part in it.',
        'Look into the logs of api.shop.test for a crash, a limit of size or time, or http spoken on an https port.',
      ],
    },
    {
      name: 'an empty answer',
      exchange: get.blocked('net::ERR_EMPTY_RESPONSE'),
      reads: [
        'api.shop.test broke the connection off',
        'api.shop.test took the request and ended the connection without a whole answer (net::ERR_EMPTY_RESPONSE).',
        'Without an answer there is no header to check. CORS plays no part in it.',
        'Look into the logs of api.shop.test for a crash, a limit of size or time, or http spoken on an https port.',
      ],
    },
    {
      name: 'an error of HTTP/2',
      exchange: get.blocked('net::ERR_HTTP2_PROTOCOL_ERROR'),
      reads: [
        'api.shop.test broke the connection off',
        'api.shop.test took the request and ended the connection without a whole answer (net::ERR_HTTP2_PROTOCOL_ERROR).',
        'Without an answer there is no header to check. CORS plays no part in it.',
        'Look into the logs of api.shop.test for a crash, a limit of size or time, or http spoken on an https port.',
      ],
    },
    {
      name: 'the same in Firefox',
      exchange: get.browser('firefox').blocked('NS_ERROR_NET_RESET'),
      reads: [
        'api.shop.test broke the connection off',
        'api.shop.test took the request and ended the connection without a whole answer (NS_ERROR_NET_RESET).',
        'Without an answer there is no header to check. CORS plays no part in it.',
        'Look into the logs of api.shop.test for a crash, a limit of size or time, or http spoken on an https port.',
      ],
    },
  ],
  leaves: [{ name: 'a refused connection', exchange: get.blocked('net::ERR_CONNECTION_REFUSED') }],
});
