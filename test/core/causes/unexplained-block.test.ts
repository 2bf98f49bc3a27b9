import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('unexplained-block', {
  stands: [
    {
      name: 'a block of Firefox without a reason',
      exchange: get.browser('firefox').answering(200, allow).blocked('NS_ERROR_DOM_BAD_URI'),
      reads: [
        'Blocked, but not by CORS',
        'The browser blocked the request to api.shop.test, and every CORS check of what was seen passes.',
        'A policy that no event shows stopped it, or another extension changed what came.',
        'Try it in a window without other extensions, and read the console’s message.',
      ],
    },
  ],
  leaves: [
    { name: 'headers that pass and Chromium blocks: another extension', exchange: get.answering(200, allow).blocked() },
    { name: 'a CORS failure', exchange: get.answering(200).blocked() },
    { name: 'a request that came to nothing', exchange: get.mode('no-cors') },
  ],
});
