import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const login = 'https://login.shop.test/realms/shop?rd=https%3A%2F%2Fapi.shop.test';
const get = anExchange().get(url);

testCause('login-redirect', {
  stands: [
    {
      name: 'auth-signin, whose redirect the browser followed to the login host',
      exchange: get.redirectedTo(login, 302, allow).answering(200).blocked(),
      reads: [
        'Redirected to a login page',
        'api.shop.test sends the request on to https://login.shop.test/realms/shop, which does not take CORS requests.',
        'A redirect to a login page is for a person in a tab. A script meets it as a CORS error.',
        'Log in first. For scripts have api.shop.test answer 401 in its place: no auth-signin on the Ingress of these paths.',
      ],
    },
    {
      name: 'a redirect without CORS headers to a login page of another host',
      exchange: get.answering(302, { Location: 'https://shop.test/oauth2/start?rd=/orders' }).blocked(),
      reads: [
        'Redirected to a login page',
        'api.shop.test sends the request on to https://shop.test/oauth2/start, which does not take CORS requests.',
        'A redirect to a login page is for a person in a tab. A script meets it as a CORS error.',
        'Log in first. For scripts have api.shop.test answer 401 in its place: no auth-signin on the Ingress of these paths.',
      ],
    },
    {
      name: 'a preflight that is sent to a login page of the same host',
      exchange: anExchange().put(url).preflight(302, { Location: '/sign-in?next=/orders' }).blocked(),
      reads: [
        'Redirected to a login page',
        'api.shop.test sends the request on to https://api.shop.test/sign-in, which does not take CORS requests.',
        'A redirect to a login page is for a person in a tab. A script meets it as a CORS error.',
        'Log in first. For scripts have api.shop.test answer 401 in its place: no auth-signin on the Ingress of these paths.',
      ],
    },
  ],
  leaves: [
    {
      name: 'the login page’s own redirect',
      exchange: get.get('https://login.shop.test/start').answering(302, { Location: '/login' }).blocked(),
    },
    {
      name: 'a redirect to another path',
      exchange: get.answering(302, { Location: 'https://cdn.shop.test/authors' }).blocked(),
    },
    {
      name: 'a login that answers well',
      exchange: get.redirectedTo(login, 302, allow).answering(200, { 'Access-Control-Allow-Origin': '*' }).allowed(),
    },
    { name: 'a failure without a redirect', exchange: get.answering(401).blocked() },
  ],
});
