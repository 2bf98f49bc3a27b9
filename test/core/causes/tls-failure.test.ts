import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);
const firefox = get.browser('firefox');

testCause('tls-failure', {
  stands: [
    {
      name: 'a certificate of nobody known',
      exchange: get.blocked('net::ERR_CERT_AUTHORITY_INVALID'),
      reads: [
        'No secure connection to api.shop.test',
        'The certificate of api.shop.test or its TLS was refused (net::ERR_CERT_AUTHORITY_INVALID).',
        'No header was exchanged. CORS plays no part in it.',
        'Open https://api.shop.test/orders in a tab: the browser says there what is wrong with it.',
      ],
    },
    {
      name: 'a server that speaks http',
      exchange: get.blocked('net::ERR_SSL_PROTOCOL_ERROR'),
      reads: [
        'No secure connection to api.shop.test',
        'The certificate of api.shop.test or its TLS was refused (net::ERR_SSL_PROTOCOL_ERROR).',
        'No header was exchanged. CORS plays no part in it.',
        'Open https://api.shop.test/orders in a tab: the browser says there what is wrong with it.',
      ],
    },
    {
      name: 'the same in Firefox, which gives a sentence',
      exchange: firefox.blocked('SSL received a record that exceeded the maximum permissible length.'),
      reads: [
        'No secure connection to api.shop.test',
        'The certificate of api.shop.test or its TLS was refused (SSL received a record that exceeded the maximum permissible length.).',
        'No header was exchanged. CORS plays no part in it.',
        'Open https://api.shop.test/orders in a tab: the browser says there what is wrong with it.',
      ],
    },
    {
      name: 'Firefox’s name for one',
      exchange: firefox.blocked('SEC_ERROR_UNKNOWN_ISSUER'),
      reads: [
        'No secure connection to api.shop.test',
        'The certificate of api.shop.test or its TLS was refused (SEC_ERROR_UNKNOWN_ISSUER).',
        'No header was exchanged. CORS plays no part in it.',
        'Open https://api.shop.test/orders in a tab: the browser says there what is wrong with it.',
      ],
    },
  ],
  leaves: [
    { name: 'a broken connection', exchange: firefox.blocked('NS_ERROR_NET_RESET') },
    { name: 'a CORS failure', exchange: get.answering(200).blocked() },
  ],
});
