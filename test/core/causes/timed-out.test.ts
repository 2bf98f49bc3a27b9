import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('timed-out', {
  stands: [
    {
      name: 'a firewall that drops the connection',
      exchange: get.blocked('net::ERR_CONNECTION_TIMED_OUT'),
      reads: [
        'api.shop.test did not answer in time',
        'The browser waited for api.shop.test and gave up (net::ERR_CONNECTION_TIMED_OUT).',
        'No header was exchanged. CORS plays no part in it.',
        'Check that api.shop.test runs and that no firewall drops the connection.',
      ],
    },
    {
      name: 'a server that is silent',
      exchange: get.blocked('net::ERR_TIMED_OUT'),
      reads: [
        'api.shop.test did not answer in time',
        'The browser waited for api.shop.test and gave up (net::ERR_TIMED_OUT).',
        'No header was exchanged. CORS plays no part in it.',
        'Check that api.shop.test runs and that no firewall drops the connection.',
      ],
    },
    {
      name: 'the same in Firefox',
      exchange: get.browser('firefox').blocked('NS_ERROR_NET_TIMEOUT'),
      reads: [
        'api.shop.test did not answer in time',
        'The browser waited for api.shop.test and gave up (NS_ERROR_NET_TIMEOUT).',
        'No header was exchanged. CORS plays no part in it.',
        'Check that api.shop.test runs and that no firewall drops the connection.',
      ],
    },
  ],
  leaves: [{ name: 'a page that gave up first', exchange: get.blocked('net::ERR_ABORTED').outcome('unknown') }],
});
