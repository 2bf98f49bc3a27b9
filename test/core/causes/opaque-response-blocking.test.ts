import { anExchange } from '../../support/exchange.ts';
import { testCause, url } from './cause-tester.ts';

const image = anExchange().get(url).mode('no-cors').answering(200, { 'Content-Type': 'application/json' });

testCause('opaque-response-blocking', {
  stands: [
    {
      name: 'JSON loaded as an image',
      exchange: image.blocked('net::ERR_BLOCKED_BY_ORB'),
      reads: [
        'Not a resource that a page may embed',
        'The browser withheld the answer of api.shop.test: it is no image, script, style or media.',
        'Without CORS a page may embed such resources only. Data such as JSON stays unreadable (Opaque Response Blocking).',
        'Ask for data with fetch() in mode "cors", or correct the Content-Type.',
      ],
    },
  ],
  leaves: [
    { name: 'a load that Cross-Origin-Resource-Policy stops', exchange: image.blocked('net::ERR_BLOCKED_BY_RESPONSE') },
  ],
});
