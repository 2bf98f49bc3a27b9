import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const toHttp = { ...allow, Location: 'http://api.shop.test/v2?token=secret' };
const get = anExchange().get(url);
const plain = anExchange().get('http://api.shop.test/orders');
const redirected = get.answering(302, toHttp).blocked('net::ERR_ABORTED').outcome('unknown');

testCause('mixed-content', {
  stands: [
    {
      name: 'a redirect from https to http',
      exchange: redirected,
      reads: [
        'http from an https page',
        'A page served over https may not load http://api.shop.test/v2 (mixed content).',
        'The browser stops such requests itself, whatever the server answers.',
        'Serve http://api.shop.test/v2 over https, and let no redirect lead from https to http.',
      ],
    },
    {
      name: 'a call to http that got no answer, from an https page',
      exchange: plain.blocked(),
      reads: [
        'http from an https page',
        'A page served over https may not load http://api.shop.test/orders (mixed content).',
        'The browser stops such requests itself, whatever the server answers.',
        'Serve http://api.shop.test/orders over https, and let no redirect lead from https to http.',
      ],
    },
    {
      name: 'the same in Firefox',
      exchange: plain.browser('firefox').blocked('NS_ERROR_CONTENT_BLOCKED'),
      reads: [
        'http from an https page',
        'A page served over https may not load http://api.shop.test/orders (mixed content).',
        'The browser stops such requests itself, whatever the server answers.',
        'Serve http://api.shop.test/orders over https, and let no redirect lead from https to http.',
      ],
    },
  ],
  leaves: [
    { name: 'a redirect that the page itself forbids', exchange: { ...redirected.build(), redirectMode: 'error' } },
    {
      name: 'a redirect that fails CORS first',
      exchange: get.answering(302, { Location: 'http://api.shop.test/v2' }).blocked(),
    },
    { name: 'a call from an http page', exchange: plain.from('http://app.shop.test').blocked() },
    { name: 'a call to this machine', exchange: anExchange().get('http://localhost:3000/').blocked() },
    { name: 'a connection that failed', exchange: plain.blocked('net::ERR_CONNECTION_REFUSED') },
    { name: 'an answer', exchange: plain.answering(200, allow).blocked() },
    { name: 'a call to https', exchange: get.blocked() },
    { name: 'a redirect that nothing ended', exchange: get.answering(302, toHttp) },
    { name: 'an address that is none', exchange: { ...plain.blocked().build(), legs: [] } },
  ],
});
