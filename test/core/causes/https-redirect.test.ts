import { anExchange } from '../../support/exchange.ts';
import { testCause } from './cause-tester.ts';

const page = 'http://app.shop.test';
const plain = 'http://api.shop.test/orders';
const secure = 'https://api.shop.test/orders';
const allow = { 'Access-Control-Allow-Origin': page };
const get = anExchange().from(page).get(plain);

testCause('https-redirect', {
  stands: [
    {
      name: 'ssl-redirect on a preflight',
      exchange: anExchange().from(page).put(plain).preflight(308, { Location: secure }).blocked(),
      reads: [
        'Redirected to https',
        'api.shop.test is called over http and sends the request on to https://api.shop.test/orders.',
        'A preflight may not be redirected, and after the redirect of a request the browser sends Origin: null.',
        'Have the page call https://api.shop.test/orders itself.',
      ],
    },
    {
      name: 'ssl-redirect without CORS headers',
      exchange: get.answering(308, { Location: secure }).blocked(),
      reads: [
        'Redirected to https',
        'api.shop.test is called over http and sends the request on to https://api.shop.test/orders.',
        'A preflight may not be redirected, and after the redirect of a request the browser sends Origin: null.',
        'Have the page call https://api.shop.test/orders itself.',
      ],
    },
    {
      name: 'ssl-redirect with CORS headers, behind which the Origin is null',
      exchange: get.redirectedTo(secure, 308, allow).answering(200, allow).blocked(),
      reads: [
        'Redirected to https',
        'api.shop.test is called over http and sends the request on to https://api.shop.test/orders.',
        'A preflight may not be redirected, and after the redirect of a request the browser sends Origin: null.',
        'Have the page call https://api.shop.test/orders itself.',
      ],
    },
  ],
  leaves: [
    {
      name: 'a target that refuses its own callers too',
      exchange: get
        .withCredentials()
        .redirectedTo(secure, 308, { ...allow, 'Access-Control-Allow-Credentials': 'true' })
        .answering(200, { 'Access-Control-Allow-Origin': '*' })
        .blocked(),
    },
    {
      name: 'a redirect to another host',
      exchange: get.answering(308, { Location: 'https://cdn.shop.test/' }).blocked(),
    },
    {
      name: 'a redirect from https',
      exchange: get.get(secure).answering(308, { Location: 'https://api.shop.test/v2' }).blocked(),
    },
    { name: 'a failure without a redirect', exchange: get.answering(200).blocked() },
  ],
});
