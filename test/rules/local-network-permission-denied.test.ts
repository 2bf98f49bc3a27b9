import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const LNA = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';

testRule('local-network-permission-denied', {
  valid: [
    {
      name: 'a refused connection is not a refused permission',
      exchange: anExchange().get('https://nas.local/x').blocked('net::ERR_CONNECTION_REFUSED'),
    },
  ],
  invalid: [
    {
      name: 'a page over https without the user’s leave, also for an image',
      exchange: anExchange().get('https://nas.local/x').mode('no-cors').resourceType('image').blocked(LNA),
      failure: { chromium: 'LocalNetworkAccessPermissionDenied', firefox: null, header: null },
      reads:
        'Access to the local network is not permitted\n' +
        'nas.local is on the local network, and the user has not permitted https://app.shop.test to reach it.\n' +
        'Allow the local network for https://app.shop.test in the site settings, or reach nas.local through a public address.',
    },
  ],
});
