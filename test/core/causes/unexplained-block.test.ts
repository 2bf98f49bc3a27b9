import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);

testCause('unexplained-block', {
  stands: [
    {
      name: 'headers that another extension changed after the browser showed them',
      exchange: get.answering(200, allow).blocked(),
      reads: [
        'Blocked, but not by CORS',
        'The browser blocked the request to api.shop.test, and every CORS check of what was seen passes.',
        'Another extension may have changed the headers after the check, or a policy that no event shows stopped it.',
        'Try it in a window without other extensions, and read the console’s message.',
      ],
    },
  ],
  leaves: [
    { name: 'a CORS failure', exchange: get.answering(200).blocked() },
    { name: 'a request that came to nothing', exchange: get.mode('no-cors') },
  ],
});
