import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('offline', {
  stands: [
    {
      name: 'a computer without a network',
      exchange: get.blocked('net::ERR_INTERNET_DISCONNECTED'),
      reads: [
        'This computer was offline',
        'There was no network when the page called api.shop.test (net::ERR_INTERNET_DISCONNECTED).',
        'No header was exchanged. CORS plays no part in it.',
        'Check the connection, and whether DevTools’ throttling is set to offline.',
      ],
    },
    {
      name: 'the same in Firefox',
      exchange: get.browser('firefox').blocked('NS_ERROR_OFFLINE'),
      reads: [
        'This computer was offline',
        'There was no network when the page called api.shop.test (NS_ERROR_OFFLINE).',
        'No header was exchanged. CORS plays no part in it.',
        'Check the connection, and whether DevTools’ throttling is set to offline.',
      ],
    },
  ],
  leaves: [{ name: 'a server that does not answer', exchange: get.blocked('net::ERR_TIMED_OUT') }],
});
