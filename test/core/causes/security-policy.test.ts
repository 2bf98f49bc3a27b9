import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('security-policy', {
  stands: [
    {
      name: 'connect-src that does not name the host',
      exchange: get.blocked('net::ERR_BLOCKED_BY_CSP'),
      reads: [
        'Blocked by the page’s own policy',
        'The Content Security Policy of https://app.shop.test forbids the request to api.shop.test.',
        'The page says itself whom it may call. The answer of api.shop.test plays no part in it.',
        'Add api.shop.test to connect-src of the page’s Content-Security-Policy.',
      ],
    },
    {
      name: 'the same in Firefox',
      exchange: get.browser('firefox').blocked('NS_ERROR_CONTENT_BLOCKED'),
      reads: [
        'Blocked by the page’s own policy',
        'The Content Security Policy of https://app.shop.test forbids the request to api.shop.test.',
        'The page says itself whom it may call. The answer of api.shop.test plays no part in it.',
        'Add api.shop.test to connect-src of the page’s Content-Security-Policy.',
      ],
    },
  ],
  leaves: [
    {
      name: 'mixed content, which Firefox names alike',
      exchange: get.get('http://api.shop.test/orders').browser('firefox').blocked('NS_ERROR_CONTENT_BLOCKED'),
    },
  ],
});
