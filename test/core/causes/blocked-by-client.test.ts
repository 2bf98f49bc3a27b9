import { anExchange } from '../../support/exchange.ts';
import { preflightEnding, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('blocked-by-client', {
  stands: [
    {
      name: 'an ad blocker',
      exchange: get.blocked('net::ERR_BLOCKED_BY_CLIENT'),
      reads: [
        'Blocked by an extension',
        'Another extension of this browser blocked the request to api.shop.test.',
        'An ad blocker or a similar extension stopped it before it was sent.',
        'Allow api.shop.test in that extension, or try without it.',
      ],
    },
    {
      name: 'an ad blocker in Firefox',
      exchange: get.browser('firefox').blocked('NS_ERROR_ABORT'),
      reads: [
        'Blocked by an extension',
        'Another extension of this browser blocked the request to api.shop.test.',
        'An ad blocker or a similar extension stopped it before it was sent.',
        'Allow api.shop.test in that extension, or try without it.',
      ],
    },
    {
      name: 'an ad blocker that stopped the preflight alone',
      exchange: preflightEnding(anExchange().put(url).preflight().blocked(), 'net::ERR_BLOCKED_BY_CLIENT'),
      reads: [
        'Blocked by an extension',
        'Another extension of this browser blocked the request to api.shop.test.',
        'An ad blocker or a similar extension stopped it before it was sent.',
        'Allow api.shop.test in that extension, or try without it.',
      ],
    },
    {
      name: 'Firefox’s list of trackers',
      exchange: get.browser('firefox').blocked('NS_ERROR_SOCIALTRACKING_URI'),
      reads: [
        'Blocked by a list of the browser',
        'The browser blocked the request to api.shop.test (NS_ERROR_SOCIALTRACKING_URI).',
        'The host is on a list of trackers or dangerous sites, or an administrator forbids it.',
        'Switch that protection off for https://app.shop.test, or use another host.',
      ],
    },
    {
      name: 'an administrator’s list in Chromium',
      exchange: get.blocked('net::ERR_BLOCKED_BY_ADMINISTRATOR'),
      reads: [
        'Blocked by a list of the browser',
        'The browser blocked the request to api.shop.test (net::ERR_BLOCKED_BY_ADMINISTRATOR).',
        'The host is on a list of trackers or dangerous sites, or an administrator forbids it.',
        'Switch that protection off for https://app.shop.test, or use another host.',
      ],
    },
  ],
  leaves: [{ name: 'a CORS failure', exchange: get.answering(200).blocked() }],
});
