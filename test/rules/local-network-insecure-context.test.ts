import { anExchange } from '../support/exchange.ts';
import { testRule } from '../support/rule-tester.ts';

const LNA = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';

testRule('local-network-insecure-context', {
  valid: [
    { name: 'a page over https is a secure context', exchange: anExchange().get('http://nas.local/x').blocked(LNA) },
  ],
  invalid: [
    {
      name: 'a page over http',
      exchange: anExchange().from('http://app.shop.test').get('http://nas.local/x').blocked(LNA),
      failure: { chromium: 'InsecureLocalNetwork', firefox: null },
      reads:
        'A page over http may not reach the local network\n' +
        'nas.local is on the local network, and http://app.shop.test is not a secure context.\n' +
        'Serve http://app.shop.test over https.',
    },
  ],
});
