import { corsBlock, ownPage } from '../../support/controller.ts';
import { anExchange } from '../../support/exchange.ts';
import { allow, testCause, url } from './cause-tester.ts';

const get = anExchange().get(url);
const put = anExchange().put(url);
const covered = put.preflight(204, corsBlock('https://app.shop.test'));
const chrome = 'Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36';

testCause('error-status', {
  stands: [
    {
      name: 'an application’s 500',
      exchange: get.answering(500).blocked(),
      reads: [
        'The server answered 500',
        'api.shop.test answered GET with 500, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 500.',
        'Repair the 500 first. CORS headers on errors let the page see it.',
      ],
    },
    {
      name: 'a 401',
      exchange: get.answering(401).blocked(),
      reads: [
        'The server answered 401',
        'api.shop.test answered GET with 401, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 401.',
        'Check the login or token of the request, auth-url and the list of allowed addresses.',
      ],
    },
    {
      name: 'a 403',
      exchange: get.answering(403).blocked(),
      reads: [
        'The server answered 403',
        'api.shop.test answered GET with 403, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 403.',
        'Check the login or token of the request, auth-url and the list of allowed addresses.',
      ],
    },
    {
      name: 'an application’s 404',
      exchange: get.answering(404, ownPage(9)).blocked(),
      reads: [
        'The server answered 404',
        'api.shop.test answered GET with 404, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 404.',
        'Check the path: https://api.shop.test/orders.',
      ],
    },
    {
      name: 'a 413 of whoever it is',
      exchange: get.answering(413).blocked(),
      reads: [
        'The server answered 413',
        'api.shop.test answered GET with 413, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 413.',
        'Send less, or raise proxy-body-size on the Ingress and the limit of the application.',
      ],
    },
    {
      name: 'a 429',
      exchange: get.answering(429).blocked(),
      reads: [
        'The server answered 429',
        'api.shop.test answered GET with 429, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 429.',
        'Send fewer requests, or raise the limit: limit-rps or limit-rpm on the Ingress.',
      ],
    },
    {
      name: 'a balancer’s 502',
      exchange: get.answering(502, { 'Content-Type': 'text/plain' }).blocked(),
      reads: [
        'The server answered 502',
        'api.shop.test answered GET with 502, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 502.',
        'Check that the service behind api.shop.test has endpoints, runs and answers in time; "kubectl describe ingress" shows the events.',
      ],
    },
    {
      name: 'nginx’s own 413',
      exchange: get.answering(413, ownPage(578)).blocked(),
      reads: [
        'The server answered 413',
        'nginx itself answered GET at api.shop.test with 413; its page carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 413.',
        'Send less, or raise proxy-body-size on the Ingress and the limit of the application.',
      ],
    },
    {
      name: 'nginx’s own 503',
      exchange: get.answering(503, ownPage(592)).blocked(),
      reads: [
        'The server answered 503',
        'nginx itself answered GET at api.shop.test with 503; its page carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 503.',
        'Check that the service behind api.shop.test has endpoints, runs and answers in time; "kubectl describe ingress" shows the events.',
      ],
    },
    {
      name: 'nginx’s own 504 for Firefox',
      exchange: get
        .browser('firefox')
        .header('User-Agent', 'Gecko')
        .answering(504, ownPage(160))
        .blocked('NS_ERROR_DOM_BAD_URI'),
      reads: [
        'The server answered 504',
        'nginx itself answered GET at api.shop.test with 504; its page carries no CORS headers.',
        'Where CORS is on for an origin, the controller answers OPTIONS with 204 and adds its headers to such pages too. Here it is off, or https://app.shop.test is not in the list.',
        'Check that the service behind api.shop.test has endpoints, runs and answers in time; "kubectl describe ingress" shows the events.',
      ],
    },
    {
      name: 'nginx’s own 429, to a browser that calls itself Chrome',
      exchange: get.header('User-Agent', chrome).answering(429, ownPage(564)).blocked(),
      reads: [
        'The server answered 429',
        'nginx itself answered GET at api.shop.test with 429; its page carries no CORS headers.',
        'Where CORS is on for an origin, the controller answers OPTIONS with 204 and adds its headers to such pages too. Here it is off, or https://app.shop.test is not in the list.',
        'Send fewer requests, or raise the limit: limit-rps or limit-rpm on the Ingress.',
      ],
    },
    {
      name: 'a 403 that came by a redirect',
      exchange: get.redirectedTo('https://cdn.other.test/x', 302, allow).answering(403).blocked(),
      reads: [
        'The server answered 403',
        'cdn.other.test answered GET with 403, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 403.',
        'Check the login or token of the request, auth-url and the list of allowed addresses.',
      ],
    },
    {
      name: 'nginx’s own 401 on a preflight: CORS is off for this origin',
      exchange: put.preflight(401, ownPage(574)).blocked(),
      reads: [
        'The server answered 401',
        'nginx itself answered OPTIONS at api.shop.test with 401; its page carries no CORS headers.',
        'Where CORS is on for an origin, the controller answers OPTIONS with 204 and adds its headers to such pages too. Here it is off, or https://app.shop.test is not in the list.',
        'Set enable-cors: "true" and add https://app.shop.test to cors-allow-origin of api.shop.test.',
      ],
    },
    {
      name: 'nginx’s own 503 on a preflight',
      exchange: put.preflight(503, ownPage(592)).blocked(),
      reads: [
        'The server answered 503',
        'nginx itself answered OPTIONS at api.shop.test with 503; its page carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 503.',
        'Check that the service behind api.shop.test has endpoints, runs and answers in time; "kubectl describe ingress" shows the events.',
      ],
    },
    {
      name: 'nginx’s own 413 after the CORS block has answered the preflight',
      exchange: covered.answering(413, ownPage(578)).blocked(),
      reads: [
        'The server answered 413',
        'nginx itself answered PUT at api.shop.test with 413; its page carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 413.',
        'Send less, or raise proxy-body-size on the Ingress and the limit of the application.',
      ],
    },
    {
      name: 'nginx’s own 403 after the CORS block has answered the preflight',
      exchange: covered.answering(403, ownPage(548)).blocked(),
      reads: [
        'The server answered 403',
        'nginx itself answered PUT at api.shop.test with 403; its page carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 403.',
        'Find out who answers 403. It comes from in front of the Ingress rules, where no CORS header is added.',
      ],
    },
    {
      name: 'an error service’s 404 after the CORS block has answered the preflight',
      exchange: covered.answering(404, { 'Transfer-Encoding': 'chunked' }).blocked(),
      reads: [
        'The server answered 404',
        'api.shop.test answered PUT with 404, and that error carries no CORS headers.',
        'The Ingress gives errors of the application CORS headers. This one has none, so that something else wrote it: an error service, a load balancer or a firewall.',
        'Take 404 out of custom-http-errors for api.shop.test, or have whoever answers send CORS headers.',
      ],
    },
    {
      name: 'an application that answers its preflights itself',
      exchange: put
        .preflight(200, { ...allow, 'Access-Control-Allow-Methods': 'PUT' })
        .answering(403)
        .blocked(),
      reads: [
        'The server answered 403',
        'api.shop.test answered PUT with 403, and that error carries no CORS headers.',
        'The page sees a CORS error and not the status. Behind it stands the 403.',
        'Check the login or token of the request, auth-url and the list of allowed addresses.',
      ],
    },
  ],
  leaves: [
    { name: 'an error that the page can read', exchange: get.answering(500, allow).allowed() },
    {
      name: 'an error with a list that names another origin',
      exchange: get.answering(500, { 'Access-Control-Allow-Origin': 'https://other.test' }).blocked(),
    },
    { name: 'a 200', exchange: get.answering(200).blocked() },
    {
      name: 'an application’s 405 on a preflight: that is a failure of its own',
      exchange: put.preflight(405).blocked(),
    },
    {
      name: 'nginx’s own 401 on a preflight of an opaque origin, which belongs on no list',
      exchange: put.from('null').preflight(401, ownPage(574)).blocked(),
    },
  ],
});
