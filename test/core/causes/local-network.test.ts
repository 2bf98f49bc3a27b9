import { anExchange } from '../../support/exchange.ts';
import { allow, preflightEnding, testCause, url } from './cause-tester.ts';

const put = anExchange().put('http://192.168.0.9/lamp');
const stopped = put.preflight().blocked();

testCause('local-network', {
  stands: [
    {
      name: 'a denied permission in Firefox',
      exchange: anExchange().get(url).browser('firefox').blocked('NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED'),
      reads: [
        'The local network is out of reach',
        'The browser keeps https://app.shop.test from reaching api.shop.test on the local network.',
        'A page from the internet needs the user’s leave for that. No response header can give it.',
        'Allow the local network for https://app.shop.test in the site settings, or reach api.shop.test at a public address.',
      ],
    },
    {
      name: 'an answer in the cache that came from another network, in Chromium',
      exchange: anExchange()
        .get(url)
        .blocked('net::ERR_CACHED_IP_ADDRESS_SPACE_BLOCKED_BY_LOCAL_NETWORK_ACCESS_POLICY'),
      reads: [
        'The local network is out of reach',
        'The browser keeps https://app.shop.test from reaching api.shop.test on the local network.',
        'A page from the internet needs the user’s leave for that. No response header can give it.',
        'Allow the local network for https://app.shop.test in the site settings, or reach api.shop.test at a public address.',
      ],
    },
    {
      name: 'a preflight that Chromium gave up without an answer and without a reason',
      exchange: preflightEnding(stopped, 'net::ERR_FAILED'),
      reads: [
        'Stopped by a policy of the browser',
        'The browser gave the preflight to 192.168.0.9 up before an answer came, and names no reason.',
        'A failed connection would have a name. Most often 192.168.0.9 is on the local network, and https://app.shop.test may not reach it.',
        'Allow the local network for https://app.shop.test in the site settings, or reach 192.168.0.9 at a public address.',
      ],
    },
  ],
  leaves: [
    {
      name: 'a preflight whose connection failed: that has a name',
      exchange: preflightEnding(put.preflight().blocked('net::ERR_CONNECTION_REFUSED'), 'net::ERR_FAILED'),
    },
    { name: 'a preflight of which nothing more is known', exchange: stopped },
    {
      name: 'an answer that came',
      exchange: preflightEnding(anExchange().put(url).preflight(204, allow).blocked(), 'net::ERR_FAILED'),
    },
    { name: 'a request without a preflight', exchange: anExchange().get(url).blocked() },
    { name: 'a block after the answer', exchange: anExchange().get(url).answering(200, allow).blocked() },
    { name: 'a request that came to nothing', exchange: anExchange().get(url) },
  ],
});
