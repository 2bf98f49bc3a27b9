import { anExchange } from '../../support/exchange.ts';
import { testCause } from './cause-tester.ts';

const get = anExchange().get('http://api.shop.test:6000/');

testCause('bad-port', {
  stands: [
    {
      name: 'a port of another protocol',
      exchange: get.blocked('net::ERR_UNSAFE_PORT'),
      reads: [
        'The browser does not call this port',
        'The port of api.shop.test:6000 is on the browser’s list of forbidden ports (net::ERR_UNSAFE_PORT).',
        'Such ports belong to other protocols (Fetch, "bad port"). The request was never sent.',
        'Serve api.shop.test:6000 on another port.',
      ],
    },
    {
      name: 'the same in Firefox',
      exchange: get.browser('firefox').blocked('NS_ERROR_PORT_ACCESS_NOT_ALLOWED'),
      reads: [
        'The browser does not call this port',
        'The port of api.shop.test:6000 is on the browser’s list of forbidden ports (NS_ERROR_PORT_ACCESS_NOT_ALLOWED).',
        'Such ports belong to other protocols (Fetch, "bad port"). The request was never sent.',
        'Serve api.shop.test:6000 on another port.',
      ],
    },
  ],
  leaves: [{ name: 'a port on which nothing listens', exchange: get.blocked('net::ERR_CONNECTION_REFUSED') }],
});
