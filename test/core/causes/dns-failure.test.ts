import { anExchange } from '../../support/exchange.ts';
import { preflightEnding, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('dns-failure', {
  stands: [
    {
      name: 'a name without an address',
      exchange: get.blocked('net::ERR_NAME_NOT_RESOLVED'),
      reads: [
        'The name api.shop.test is not known',
        'No address was found for api.shop.test (net::ERR_NAME_NOT_RESOLVED).',
        'No header was exchanged. CORS plays no part in it.',
        'Check the spelling of api.shop.test and its DNS record.',
      ],
    },
    {
      name: 'a name server that times out',
      exchange: get.blocked('net::ERR_DNS_TIMED_OUT'),
      reads: [
        'The name api.shop.test is not known',
        'No address was found for api.shop.test (net::ERR_DNS_TIMED_OUT).',
        'No header was exchanged. CORS plays no part in it.',
        'Check the spelling of api.shop.test and its DNS record.',
      ],
    },
    {
      name: 'the same in Firefox, whose preflight alone has the name of the error',
      exchange: preflightEnding(
        anExchange().put(url).browser('firefox').preflight().blocked('NS_ERROR_DOM_BAD_URI'),
        'NS_ERROR_UNKNOWN_HOST',
      ),
      reads: [
        'The name api.shop.test is not known',
        'No address was found for api.shop.test (NS_ERROR_UNKNOWN_HOST).',
        'No header was exchanged. CORS plays no part in it.',
        'Check the spelling of api.shop.test and its DNS record.',
      ],
    },
  ],
  leaves: [{ name: 'a refused connection', exchange: get.blocked('net::ERR_CONNECTION_REFUSED') }],
});
