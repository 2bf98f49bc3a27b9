import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('aborted', {
  stands: [
    {
      name: 'a request that the page cancelled',
      exchange: get.blocked('net::ERR_ABORTED').outcome('unknown'),
      reads: [
        'The request was cancelled',
        'The request to api.shop.test was cancelled before it ended.',
        'The page cancelled it, ran into its own time limit, or went away.',
        'Nothing is to be done at api.shop.test. Look for an abort or a time-out in the page.',
      ],
    },
    {
      name: 'the same in Firefox',
      exchange: get.browser('firefox').blocked('NS_BINDING_ABORTED').outcome('unknown'),
      reads: [
        'The request was cancelled',
        'The request to api.shop.test was cancelled before it ended.',
        'The page cancelled it, ran into its own time limit, or went away.',
        'Nothing is to be done at api.shop.test. Look for an abort or a time-out in the page.',
      ],
    },
  ],
  leaves: [{ name: 'a request that passed', exchange: get.answering(200, allow).allowed() }],
});
